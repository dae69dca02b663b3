package io.github.secondgate.shiro;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.login.AccountNames;
import io.github.secondgate.login.Person;
import org.apache.shiro.subject.PrincipalCollection;
import org.apache.shiro.subject.SimplePrincipalCollection;
import org.junit.jupiter.api.Test;

/** Who is behind the principals of a Subject. */
class AccountResolverTest {
    private final AccountResolver accountResolver = new AccountResolver(new AccountNames(null, null, false, true));

    @Test
    void theRealmIsTheOneOfThePrimaryPrincipal() {
        SimplePrincipalCollection both = new SimplePrincipalCollection("alice", "guests");
        both.add(7, "staff");
        assertThat(new AccountResolver(new AccountNames(null, null, true, true))
                        .person(both)
                        .account())
                .isEqualTo("guests/alice");
        assertThat(accountResolver.person(both).account()).isEqualTo("alice");
    }

    @Test
    void aPersonReadsAsTheAccount() {
        PrincipalCollection principals = new SimplePrincipalCollection("Alice", "staff");
        Person person = accountResolver.person(principals);
        assertThat(person).hasToString("alice");
        assertThat(((PrincipalCollection) person.principal()).getPrimaryPrincipal())
                .isEqualTo("Alice");
        assertThat(person.realms()).containsExactly("staff");
    }
}
