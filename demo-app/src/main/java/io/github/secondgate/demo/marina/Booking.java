package io.github.secondgate.demo.marina;

import java.time.LocalDate;

/** A boat at a berth, from the first night's date to the date it leaves. */
public record Booking(int id, String berth, String boat, String account, LocalDate arrives, LocalDate leaves) {

    public long nights() {
        return leaves.toEpochDay() - arrives.toEpochDay();
    }
}
