package io.github.secondgate.it.app;

import io.github.secondgate.SecondgateFilter;

/** The gate as an application may extend it. */
public class OwnGate extends SecondgateFilter {}
