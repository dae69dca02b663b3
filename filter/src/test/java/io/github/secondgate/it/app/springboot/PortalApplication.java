package io.github.secondgate.it.app.springboot;

import io.github.secondgate.Secondgate;
import io.github.secondgate.SecondgateFilter;
import io.github.secondgate.it.app.CountingDataSource;
import io.github.secondgate.it.app.FrozenClock;
import io.github.secondgate.it.app.PrivateServlet;
import io.github.secondgate.it.app.springsecurity.SpringAppServlet;
import java.util.EnumSet;
import java.util.concurrent.ConcurrentHashMap;
import javax.servlet.DispatcherType;
import javax.servlet.http.HttpServlet;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.session.MapSessionRepository;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** An application of Spring Boot without a {@code web.xml}, as it stands in its own code. */
@Configuration
@EnableAutoConfiguration
public class PortalApplication {
    /** In front of all, unless a test moves it. */
    @Bean
    public FilterRegistrationBean<SecondgateFilter> gate() {
        FilterRegistrationBean<SecondgateFilter> gate = new FilterRegistrationBean<>(new SecondgateFilter());
        gate.setOrder(Ordered.HIGHEST_PRECEDENCE);
        gate.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        return gate;
    }

    @Bean
    public Secondgate secondgate(DataSource dataSource) {
        Secondgate secondgate = new Secondgate();
        secondgate.setDataSource(dataSource);
        secondgate.setClock(new FrozenClock());
        return secondgate;
    }

    @Bean
    public DataSource dataSource(@Value("${database}") String url) {
        CountingDataSource dataSource = new CountingDataSource();
        dataSource.setUrl(url);
        return dataSource;
    }

    /** Sessions of Spring's in the place of the container's. */
    @Bean
    @ConditionalOnProperty("sessions")
    public FilterRegistrationBean<SessionRepositoryFilter<?>> sessions() {
        FilterRegistrationBean<SessionRepositoryFilter<?>> sessions = new FilterRegistrationBean<>(
                new SessionRepositoryFilter<>(new MapSessionRepository(new ConcurrentHashMap<>())));
        sessions.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
        sessions.setDispatcherTypes(EnumSet.of(DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.REQUEST));
        return sessions;
    }

    @Bean
    public SecurityFilterChain chain(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests()
                .requestMatchers("/public/**", "/error", "/unguarded/**")
                .permitAll()
                .anyRequest()
                .authenticated();
        http.formLogin();
        http.httpBasic();
        http.rememberMe().key("fixture");
        return http.build();
    }

    @Bean
    public UserDetailsService people() {
        return new InMemoryUserDetailsManager(
                User.withUsername("root").password("{noop}demo").roles("STAFF").build(),
                User.withUsername("admin")
                        .password("{noop}demo")
                        .roles("STAFF", "ADMIN")
                        .build());
    }

    @Bean
    public ServletRegistrationBean<HttpServlet> pages() {
        return new ServletRegistrationBean<>(new PrivateServlet(), "/");
    }

    @Bean
    public ServletRegistrationBean<HttpServlet> facts() {
        return new ServletRegistrationBean<>(
                new SpringAppServlet(), "/public/who", "/public/sign-in", "/public/session", "/account/who");
    }
}
