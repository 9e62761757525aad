package io.chate2ee.virgil;

/** Any other refusal; asking the same again will be refused again. */
public final class OtherCloudException extends CloudException {

    private static final long serialVersionUID = 1L;

    /** Creates the failure from the HTTP status, the service's code and its message. */
    public OtherCloudException(int status, int code, String message) {
        super(status, code, message);
    }
}
