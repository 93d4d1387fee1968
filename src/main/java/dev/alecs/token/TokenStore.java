package dev.alecs.token;

import java.util.List;
import java.util.Optional;

/**
 * The plug point for where sealed tokens are kept.
 *
 * <p><b>Threads and processes.</b> Every method may be called by many threads at once, and other processes may use the
 * same store at the same time. What one of them wrote before a method was called, the method sees.
 *
 * <p><b>Absence.</b> Constructing a store touches nothing; the place is made by {@link #open()}. Nothing else may be
 * called before it.
 *
 * <p><b>Failure.</b> Every method but {@link #stamp()} and {@link #place()} throws
 * {@link TokenException.StorageFailed} when the place cannot be used, with a sentence that names it. A write that
 * failed may be tried again.
 */
public interface TokenStore {

    /** Makes the place ready, creating or migrating it; calling it again changes nothing. */
    void open();

    /** A setting kept beside the tokens, or nothing when it was never settled. */
    Optional<String> setting(String name);

    /**
     * Keeps a setting unless it is kept already; once settled it never changes.
     *
     * @return what is kept: the proposal, or what someone else settled first
     */
    String settle(String name, String proposal);

    /** Adds a token; when this returns, the token survives the death of the process and of the machine. */
    void insert(SealedToken token);

    /**
     * Replaces a token, as durably as {@link #insert}, if it is still kept as it was.
     *
     * @param before what the caller last saw
     * @param after what to keep instead; its id is the same
     * @return false when the token is gone or was changed in the meantime, and nothing was written
     */
    boolean replace(SealedToken before, SealedToken after);

    /** Every token, as of one moment, in no order. */
    List<SealedToken> all();

    /**
     * A hint whether anyone wrote: it differs from an earlier one when something was written in between.
     *
     * <p>Asked before every call of every client, so it takes microseconds, does not block and never fails. It may be
     * as coarse as the clock of a file system: two writes within a few milliseconds may leave the same stamp.
     */
    Stamp stamp();

    /** How a sentence names the place, for example by its file; holds no credentials. */
    String place();

    /** The state of a store at one moment; to be compared with {@code equals} and nothing else. */
    interface Stamp {}
}
