package dev.alecs.token;

/** Why tokens could not be worked with; each message is a sentence for the operator and names no secret. */
public abstract sealed class TokenException extends RuntimeException {

    private TokenException(String message) {
        super(message);
    }

    private TokenException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What was asked for is not possible; asking differently helps. */
    public static final class InvalidRequest extends TokenException {

        public InvalidRequest(String message) {
            super(message);
        }
    }

    /** The place where tokens are kept cannot be used. */
    public static final class StorageFailed extends TokenException {

        public StorageFailed(String message) {
            super(message);
        }

        public StorageFailed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The master key is missing, unusable, or not the one that the stored tokens were sealed with. */
    public static final class MasterKeyUnfit extends TokenException {

        public MasterKeyUnfit(String message) {
            super(message);
        }

        public MasterKeyUnfit(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** What is kept of one token does not fit its seal. */
    public static final class RecordTampered extends TokenException {

        public RecordTampered(String message) {
            super(message);
        }
    }
}
