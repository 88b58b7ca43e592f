import Model

extension Market {
    /// Whether there are several sources, and none of them answers.
    var allSourcesFail: Bool {
        let enabled = sources.filter(\.isPolled)
        return enabled.count > 1 && enabled.allSatisfy { $0.state == .failed }
    }

    /// Whether its figures come from a desk.
    var hasDesk: Bool { sources.contains { $0.name == SourceStatus.deskName && $0.isPolled } }

    /// The status of a desk that is lost: all other sources are known through it.
    var lostDesk: SourceStatus? { sources.first { $0.name == SourceStatus.deskName && $0.state == .failed } }
}
