/// What a service of the loopback market can do wrong.
public enum LoopbackFault: String, CaseIterable, Hashable, Sendable {
    /// A status without what was asked for.
    case unauthorised, forbidden, forbiddenByRate, missing, notAcceptable, tooMany, tooManyForAMoment, broken,
        maintenance
    /// 200, and something else than what was asked for.
    case page, consent, nothing, emptyResult, nullPrice, changedType, truncated, slow, bomb
    /// No answer.
    case hangUp
    /// Of the stream: the connection is closed, says nothing, or talks nonsense.
    case streamCloses, streamIsSilent, streamBabbles
}

extension LoopbackFault {
    /// Whether it is one of the stream.
    public var isOfStream: Bool {
        switch self {
        case .streamCloses, .streamIsSilent, .streamBabbles: true
        default: false
        }
    }
}
