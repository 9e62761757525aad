package io.chate2ee.standin.cards;

import io.chate2ee.standin.exchange.Mistake;

/**
 * The error codes of the cards service, read in the public source of an older version of it; the live service may have moved
 * on. Where a rule and its code were seen in tests against the real cloud, or the choice of code is a guess, the row says so.
 */
final class CardMistake {
    static final Mistake CARD_NOT_FOUND = new Mistake(404, 10001, "no such card");
    static final Mistake BODY_NOT_JSON = new Mistake(400, 30001, "the body is not JSON or a field has the wrong type");
    static final Mistake SNAPSHOT_EMPTY = new Mistake(400, 40001, "content_snapshot is empty");
    static final Mistake SNAPSHOT_NOT_BASE64 = new Mistake(400, 40002, "content_snapshot is not base64");
    static final Mistake SNAPSHOT_NOT_JSON = new Mistake(400, 40003, "content_snapshot does not hold a JSON object");
    static final Mistake SIGNATURE_ABSENT = new Mistake(400, 40006, "a signature entry has no signature");
    /** Also answered for a second entry of a signer other than self: a guess. */
    static final Mistake SIGNER_NOT_ALLOWED = new Mistake(400, 40007, "a signer is reserved or occurs twice");

    static final Mistake SELF_SIGNATURE_ABSENT = new Mistake(400, 40008, "the self signature is missing");
    static final Mistake VERSION_WRONG = new Mistake(400, 40011, "the version is not 5.0");
    /** Also answered for a key of a type that is not known: a guess. */
    static final Mistake PUBLIC_KEY_UNREADABLE =
            new Mistake(400, 40012, "public_key is not base64 or not a key of a supported type");

    static final Mistake PREVIOUS_ID_MALFORMED = new Mistake(400, 40014, "previous_card_id is not 64 characters long");
    static final Mistake PREVIOUS_UNKNOWN = new Mistake(400, 40015, "the previous card does not exist");
    static final Mistake PREVIOUS_OF_OTHER_APP =
            new Mistake(400, 40016, "the previous card belongs to another application");
    static final Mistake IDENTITY_TOO_LONG = new Mistake(400, 40017, "the identity is longer than 1024 bytes");
    static final Mistake CREATED_AT_WRONG = new Mistake(400, 40018, "created_at is not a positive whole number");
    static final Mistake EXTRA_NOT_BASE64 = new Mistake(400, 40019, "the snapshot of a signature is not base64");
    static final Mistake SIGNATURE_NOT_BASE64 = new Mistake(400, 40020, "a signature is not base64");
    static final Mistake SIGNATURE_WRONG =
            new Mistake(400, 40021, "the self signature does not match, or its key cannot sign");
    static final Mistake TOO_FEW_SIGNATURES = new Mistake(400, 40022, "there is no signature");
    static final Mistake TOO_MANY_SIGNATURES = new Mistake(400, 40023, "there are more than 8 signatures");
    static final Mistake EXTRA_TOO_LONG =
            new Mistake(400, 40026, "the snapshot of a signature is longer than 1024 bytes");
    static final Mistake ALREADY_PUBLISHED = new Mistake(400, 40027, "the same content_snapshot is already published");
    static final Mistake PUBLIC_KEY_TOO_LONG = new Mistake(400, 40029, "public_key is longer than 4096 bytes");
    static final Mistake PUBLIC_KEY_TOO_SHORT = new Mistake(400, 40030, "public_key is shorter than 16 bytes");
    static final Mistake TWO_SELF_SIGNATURES = new Mistake(400, 40031, "there is more than one self signature");
    /** Answered on revoking the card of somebody else too, as the real cloud was seen to do. */
    static final Mistake OTHER_IDENTITY = new Mistake(400, 40032, "the card named belongs to another identity");

    static final Mistake IDENTITY_EMPTY = new Mistake(400, 40033, "the identity is empty");
    static final Mistake IDENTITY_NOT_THE_CALLERS = new Mistake(400, 40034, "the identity is not that of the token");
    static final Mistake SIGNER_EMPTY = new Mistake(400, 40035, "a signer is empty");
    static final Mistake SIGNER_TOO_LONG = new Mistake(400, 40036, "a signer is longer than 1024 characters");
    /** Answered on revoking a card that is not the newest of its chain too: that it fails was seen, the code is a guess. */
    static final Mistake ALREADY_SUCCEEDED = new Mistake(400, 40037, "the card named already has a successor");

    static final Mistake CARD_OF_OTHER_APP = new Mistake(403, 40100, "the card belongs to another application");
    static final Mistake NO_IDENTITIES = new Mistake(400, 40200, "the list of identities is empty");
    static final Mistake TOO_MANY_IDENTITIES = new Mistake(400, 40300, "more than 50 identities in one search");
    static final Mistake CHAIN_DELETED = new Mistake(403, 40310, "the chain of this card is deleted");
    static final Mistake DELETE_WITH_KEY = new Mistake(400, 40410, "a request to delete a card has a public_key");
    static final Mistake DELETE_OF_NOTHING =
            new Mistake(400, 40420, "a request to delete a card has no previous_card_id");

    private CardMistake() {}
}
