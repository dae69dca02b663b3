package io.github.secondgate.demo.marina;

/** Somebody with a key to the gate. {@code role} is null for those who only lie here. */
public record Member(
        String account, String name, String boat, String position, String role, String email, String phone) {}
