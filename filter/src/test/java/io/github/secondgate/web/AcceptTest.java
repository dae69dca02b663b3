package io.github.secondgate.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.secondgate.shiro.Browser;
import io.github.secondgate.shiro.FakeRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110 section 12.5.1, as far as it decides between a page and a script. */
class AcceptTest {
    private static FakeRequest accepting(String types) {
        return new FakeRequest(new Browser(), "GET", "/x").accept(types);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/JSON",
                "application/json, text/plain, */*",
                "application/problem+json",
                "application/json, text/html",
                "text/html;q=0.5, application/json",
                "text/html; level=1; q=0.5, application/vnd.api+json ; q=0.6",
                "text/html;q=x, application/json;q=0.1"
            })
    void whoeverLikesJsonBetterIsAScript(String types) {
        assertThat(Accept.script(accepting(types))).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "*/*",
                "text/html",
                "text/html, application/json",
                "text/html, application/json;q=0.9",
                "application/json;q=0",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "text/json",
                "application/jsonp",
                ";",
                ",",
                ";;,;",
                "application/json;q=",
                "q=1"
            })
    void othersAreNot(String types) {
        assertThat(Accept.script(accepting(types))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "TEXT/HTML;charset=utf-8",
                "image/png, text/html;q=0.1",
                "application/json,text/html"
            })
    void whoeverNamesHtmlShowsPages(String types) {
        assertThat(Accept.page(accepting(types))).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "*/*", "text/*", "text/html;q=0", "text/html;q=none", "text/htmlx", ";", "image/png"})
    void whoeverDoesNotShowsNone(String types) {
        assertThat(Accept.page(accepting(types))).isFalse();
    }

    @Test
    void aScriptMaySaySoByHeader() {
        assertThat(Accept.script(accepting("text/html").header("X-Requested-With", "XMLHttpRequest")))
                .isTrue();
        assertThat(Accept.script(accepting("text/html").header("X-Requested-With", "")))
                .isFalse();
    }
}
