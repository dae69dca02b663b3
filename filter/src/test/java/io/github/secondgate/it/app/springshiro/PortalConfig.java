package io.github.secondgate.it.app.springshiro;

import io.github.secondgate.Secondgate;
import io.github.secondgate.it.app.CountingDataSource;
import io.github.secondgate.it.app.FrozenClock;
import io.github.secondgate.it.app.StaffRealm;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.servlet.ServletContext;
import javax.sql.DataSource;
import org.apache.shiro.spring.web.ShiroFilterFactoryBean;
import org.apache.shiro.web.mgt.DefaultWebSecurityManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Shiro as an application of Spring configures it in Java; the texts of Secondgate stand in its file. */
@Configuration
public class PortalConfig {
    @Bean
    public DataSource dataSource(ServletContext context) {
        CountingDataSource dataSource = new CountingDataSource();
        dataSource.setUrl(context.getInitParameter("database"));
        return dataSource;
    }

    @Bean
    public DefaultWebSecurityManager securityManager() {
        return new DefaultWebSecurityManager(new StaffRealm());
    }

    @Bean
    public ShiroFilterFactoryBean shiroFilter(DefaultWebSecurityManager securityManager) {
        Map<String, String> chains = new LinkedHashMap<>();
        chains.put("/login.jsp", "authc");
        chains.put("/logout", "logout");
        chains.put("/admin/**", "authc, roles[admin]");
        chains.put("/account/**", "authc");
        ShiroFilterFactoryBean shiroFilter = new ShiroFilterFactoryBean();
        shiroFilter.setSecurityManager(securityManager);
        shiroFilter.setLoginUrl("/login.jsp");
        shiroFilter.setSuccessUrl("/account/");
        shiroFilter.setFilterChainDefinitionMap(chains);
        return shiroFilter;
    }

    @Bean
    public Secondgate secondgate(DataSource dataSource) {
        Secondgate secondgate = new Secondgate();
        secondgate.setDataSource(dataSource);
        secondgate.getStepUp().put("/admin/**", "5m");
        secondgate.setClock(new FrozenClock());
        return secondgate;
    }
}
