package io.chate2ee.standin.cards;

import io.chate2ee.standin.exchange.Mistake;
import io.chate2ee.standin.exchange.Refusal;

/**
 * The error codes of the cards service, read in the public source of an older version of it; the live service may have moved
 * on. Where a rule and its code were seen in tests against the real cloud, or the choice of code is a guess, the row says so.
 */
enum CardMistake implements Mistake {
    CARD_NOT_FOUND(404, 10001, "no such card"),
    BODY_NOT_JSON(400, 30001, "the body is not JSON or a field has the wrong type"),
    SNAPSHOT_EMPTY(400, 40001, "content_snapshot is empty"),
    SNAPSHOT_NOT_BASE64(400, 40002, "content_snapshot is not base64"),
    SNAPSHOT_NOT_JSON(400, 40003, "content_snapshot does not hold a JSON object"),
    SIGNATURE_ABSENT(400, 40006, "a signature entry has no signature"),
    /** Also answered for a second entry of a signer other than self: a guess. */
    SIGNER_NOT_ALLOWED(400, 40007, "a signer is reserved or occurs twice"),
    SELF_SIGNATURE_ABSENT(400, 40008, "the self signature is missing"),
    VERSION_WRONG(400, 40011, "the version is not 5.0"),
    /** Also answered for a key of a type that is not known: a guess. */
    PUBLIC_KEY_UNREADABLE(400, 40012, "public_key is not base64 or not a key of a supported type"),
    PREVIOUS_ID_MALFORMED(400, 40014, "previous_card_id is not 64 characters long"),
    PREVIOUS_UNKNOWN(400, 40015, "the previous card does not exist"),
    PREVIOUS_OF_OTHER_APP(400, 40016, "the previous card belongs to another application"),
    IDENTITY_TOO_LONG(400, 40017, "the identity is longer than 1024 bytes"),
    CREATED_AT_WRONG(400, 40018, "created_at is not a positive whole number"),
    EXTRA_NOT_BASE64(400, 40019, "the snapshot of a signature is not base64"),
    SIGNATURE_NOT_BASE64(400, 40020, "a signature is not base64"),
    SIGNATURE_WRONG(400, 40021, "the self signature does not match, or its key cannot sign"),
    TOO_FEW_SIGNATURES(400, 40022, "there is no signature"),
    TOO_MANY_SIGNATURES(400, 40023, "there are more than 8 signatures"),
    EXTRA_TOO_LONG(400, 40026, "the snapshot of a signature is longer than 1024 bytes"),
    ALREADY_PUBLISHED(400, 40027, "the same content_snapshot is already published"),
    PUBLIC_KEY_TOO_LONG(400, 40029, "public_key is longer than 4096 bytes"),
    PUBLIC_KEY_TOO_SHORT(400, 40030, "public_key is shorter than 16 bytes"),
    TWO_SELF_SIGNATURES(400, 40031, "there is more than one self signature"),
    /** Answered on revoking the card of somebody else too, as the real cloud was seen to do. */
    OTHER_IDENTITY(400, 40032, "the card named belongs to another identity"),
    IDENTITY_EMPTY(400, 40033, "the identity is empty"),
    IDENTITY_NOT_THE_CALLERS(400, 40034, "the identity is not that of the token"),
    SIGNER_EMPTY(400, 40035, "a signer is empty"),
    SIGNER_TOO_LONG(400, 40036, "a signer is longer than 1024 characters"),
    /** Answered on revoking a card that is not the newest of its chain too: that it fails was seen, the code is a guess. */
    ALREADY_SUCCEEDED(400, 40037, "the card named already has a successor"),
    CARD_OF_OTHER_APP(403, 40100, "the card belongs to another application"),
    NO_IDENTITIES(400, 40200, "the list of identities is empty"),
    TOO_MANY_IDENTITIES(400, 40300, "more than 50 identities in one search"),
    CHAIN_DELETED(403, 40310, "the chain of this card is deleted"),
    DELETE_WITH_KEY(400, 40410, "a request to delete a card has a public_key"),
    DELETE_OF_NOTHING(400, 40420, "a request to delete a card has no previous_card_id");

    private final int status;
    private final int code;
    private final String reason;

    CardMistake(int status, int code, String reason) {
        this.status = status;
        this.code = code;
        this.reason = reason;
    }

    @Override
    public Refusal refusal() {
        return new Refusal(status, code, reason);
    }
}
