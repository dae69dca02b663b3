package io.github.secondgate.tool;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The types of the Servlet API, which a command line does not have, by their names alone: without any of their methods, so that
 * classes which mention them can be loaded, and nobody can call them.
 */
final class ServletTypes extends ClassLoader {
    private static final String API = "javax.servlet.";

    /** Of class files that need no more than is written here: Java 5. */
    private static final int VERSION = 49;

    private static final int CLASS = 7;
    private static final int UTF8 = 1;
    private static final int PUBLIC = 0x0021;
    private static final int PUBLIC_INTERFACE = 0x0601;

    ServletTypes(ClassLoader jdk) {
        super(jdk);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!name.startsWith(API)) {
            throw new ClassNotFoundException(name);
        }
        byte[] file = file(name.replace('.', '/'), name.endsWith("Exception"));
        return defineClass(name, file, 0, file.length);
    }

    /** As the Java Virtual Machine Specification has it, 4.1: an exception that is thrown, or an interface. */
    private static byte[] file(String name, boolean exception) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(file)) {
            out.writeInt(0xCAFEBABE);
            out.writeShort(0);
            out.writeShort(VERSION);
            out.writeShort(5);
            named(out, 2, name);
            named(out, 4, exception ? "java/lang/Exception" : "java/lang/Object");
            out.writeShort(exception ? PUBLIC : PUBLIC_INTERFACE);
            out.writeShort(1);
            out.writeShort(3);
            // No interfaces, fields, methods and attributes.
            out.writeLong(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /** Two constants: a class, and at that index its name. */
    private static void named(DataOutputStream out, int index, String name) throws IOException {
        out.writeByte(CLASS);
        out.writeShort(index);
        out.writeByte(UTF8);
        out.writeUTF(name);
    }
}
