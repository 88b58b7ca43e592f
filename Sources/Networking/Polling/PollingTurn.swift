/// The circumstances in which due requests are looked for.
struct PollingTurn: Sendable {
    /// The elapsed time.
    let now: Duration
    let hours: PollRequest.Hours
    /// The fallbacks that are not needed, because their primaries work.
    let inactive: Set<PollRequest.ID>
}

extension PollingMachine {
    /// The circumstances now. They change with each request that starts or finishes.
    var turn: PollingTurn {
        var inactive: Set<PollRequest.ID> = []
        for service in services {
            for request in service.requests where !isActive(request) { inactive.insert(request.id) }
        }
        return PollingTurn(now: now, hours: hours, inactive: inactive)
    }

    /// Whether a poll request is active; a fallback is active only while its primary fails.
    private func isActive(_ request: PollRequestState) -> Bool {
        var request = request
        // Chains of fallbacks are short; in a circle of them none is active.
        for _ in 0..<8 {
            guard let primary = request.fallbackFor else { return true }
            guard let service = services.first(where: { $0.name == primary.service }),
                let first = service.requests.first(where: { $0.id == primary })
            else { return true }
            guard service.isFailing(first, at: now, hours) else { return false }
            request = first
        }
        return false
    }
}
