package io.github.secondgate.demo.stage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who plays whom: every account of the demo, in the order of the programme, and the state it stands for. */
public final class Cast {

    /** Those whose two-factor is on when the demo starts, and whose key the demo's phone knows. */
    static final List<String> WITH_A_KEY = List.of("ewan", "rita", "theo", "mara", "kim");

    private static final Map<String, String> SHOWS = shows();

    private Cast() {}

    private static Map<String, String> shows() {
        Map<String, String> shows = new LinkedHashMap<>();
        shows.put("nadia", "Nothing set up. Turn two-factor on in her account, with your phone or the demo's.");
        shows.put("ewan", "Two-factor is on. After the password comes the code.");
        shows.put("aisha", "Administrator, must use two-factor, grace is over. Set-up comes before anything else.");
        shows.put(
                "grace",
                "Administrator within her grace period. One page at her sign-in says from when on; she may go on.");
        shows.put("rita", "Two-factor is on, and only two of eight recovery codes are left.");
        shows.put("theo", "Too many wrong codes. No code from his app is looked at for now; recovery codes are.");
        shows.put("otto", "Administrator, exempt from the policy. The password alone opens everything.");
        shows.put("mara", "Two-factor is on, and she looks after everybody's: policy, people, events.");
        shows.put("kim", "Two-factor is on. Works at the fuel berth, a critical service, and so cannot turn it off.");
        shows.put(
                "sam",
                "Nothing set up, and no app wanted. The harbour knows his address and number, so codes can go there.");
        shows.put(
                "pia",
                "Guest of a partner club, and signs in with it. Two-factor is the club's business: nothing is asked.");
        return Collections.unmodifiableMap(shows);
    }

    /** The accounts and what each shows. */
    public static Map<String, String> programme() {
        return SHOWS;
    }
}
