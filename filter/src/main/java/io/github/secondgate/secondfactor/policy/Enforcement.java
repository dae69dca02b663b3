package io.github.secondgate.secondfactor.policy;

/** Of whom the policy demands a second factor. */
public enum Enforcement {
    /** Of nobody, and nobody is asked for one, enrolled or not. */
    OFF,
    /** Of nobody; who enrolled is asked. */
    VOLUNTARY,
    EVERYONE,
    /** Of those who have one of the listed roles. */
    ROLES
}
