/// A failure that the loopback market can be made to produce.
public enum InjectedFailure: String, CaseIterable, Hashable, Sendable {
    /// An error status.
    case unauthorised, forbidden, forbiddenByRate, missing, notAcceptable, tooMany, tooManyForAMoment, broken,
        maintenance
    /// Status 200 with a wrong, damaged or slow body.
    case page, consent, nothing, emptyResult, nullPrice, changedType, truncated, slow, bomb
    /// No response: the connection is closed.
    case hangUp
    /// Failures of the stream: it closes the connection, sends nothing, or sends invalid messages.
    case streamCloses, streamIsSilent, streamBabbles
}
