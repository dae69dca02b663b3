package io.github.secondgate.start;

import io.github.secondgate.config.AdminOptions;
import io.github.secondgate.config.DeliveryOptions;
import io.github.secondgate.config.GateOptions;
import io.github.secondgate.config.MethodOptions;
import io.github.secondgate.config.TrustOptions;

/** Everything that {@code shiro.ini} says, read and found usable, by what it is about. Immutable. */
final class Options {
    final GateOptions gate;
    final TrustOptions trust;
    final DeliveryOptions delivery;
    final MethodOptions methods;
    final AdminOptions admin;

    Options(GateOptions gate, TrustOptions trust, DeliveryOptions delivery, MethodOptions methods, AdminOptions admin) {
        this.gate = gate;
        this.trust = trust;
        this.delivery = delivery;
        this.methods = methods;
        this.admin = admin;
    }
}
