import Model

extension PollingMachine {
    /// Whether a poll request is wanted; a fallback is wanted only while its primary fails.
    func isActive(_ pollRequest: PollRequestState) -> Bool {
        var pollRequest = pollRequest
        // Chains of fallbacks are short; in a circle of them none is active.
        for _ in 0..<8 {
            guard let primary = pollRequest.fallbackFor else { return true }
            guard let index = services.firstIndex(where: { $0.name == primary.service }),
                let primaryRequest = services[index].pollRequests.first(where: { $0.id == primary })
            else { return true }
            guard isFailing(primaryRequest, of: services[index]) else { return false }
            pollRequest = primaryRequest
        }
        return false
    }

    /// Whether a poll request is failing: its last run failed, or it is overdue and its service's circuit is open.
    private func isFailing(_ pollRequest: PollRequestState, of service: ServiceState) -> Bool {
        if pollRequest.error != nil { return true }
        guard service.probe != nil, let due = pollRequest.due(pollRequest.interval[hours]) else { return false }
        return due <= now
    }

    /// When a poll request is due, as far as its service allows; nil where it is not.
    func due(_ pollRequest: PollRequestState, of service: ServiceState) -> Duration? {
        guard let due = pollRequest.due(pollRequest.interval[hours]), isActive(pollRequest) else { return nil }
        return [due, service.hold, service.probe].compactMap { $0 }.max()
    }

    /// When a service's next request is due; nil where none is, or where a running request must finish first.
    func nextDue(of index: Int) -> Duration? {
        let service = services[index]
        guard service.underWay < slots(in: service) else { return nil }
        return service.pollRequests.compactMap { due($0, of: service) }.min()
    }

    /// The poll requests of a service to run now, the longest overdue first. With the circuit open it is the one that
    /// was not made for the longest time, so that one bad request does not decide for all.
    mutating func start(at: Int) -> [PollRequest.ID] {
        let service = services[at]
        let free = slots(in: service) - service.underWay
        guard free > 0 else { return [] }
        let chosen = ready(in: service).prefix(free)
        for index in chosen {
            services[at].pollRequests[index].isUnderWay = true
            services[at].pollRequests[index].requestedAt = now
        }
        return chosen.map { service.pollRequests[$0].id }
    }

    /// The indices of a service's due poll requests, in the order in which they run. Low-priority requests come last
    /// except for one, which would otherwise never get a turn.
    private func ready(in service: ServiceState) -> [Int] {
        let ready = service.pollRequests.indices.compactMap { index -> (due: Duration, index: Int)? in
            due(service.pollRequests[index], of: service).flatMap { $0 <= now ? ($0, index) : nil }
        }
        if service.probe != nil {
            return ready.map { (service.pollRequests[$0.index].requestedAt ?? .zero - .seconds(1 << 40), $0.index) }
                .sorted(by: <).map(\.1)
        }
        let byDue = ready.sorted(by: <).map(\.index)
        let urgent = byDue.filter { !service.pollRequests[$0].isLowPriority }
        // Failed requests go first among these: their outcome shows whether the service has recovered.
        let waiting = byDue.filter { service.pollRequests[$0].isLowPriority }
        let lowPriority =
            waiting.filter { service.pollRequests[$0].hasErrors }
            + waiting.filter { !service.pollRequests[$0].hasErrors }
        let goesLast = service.atOnce == 1 || service.pollRequests.contains { $0.isLowPriority && $0.isUnderWay }
        return goesLast ? urgent + lowPriority : lowPriority.prefix(1) + urgent + lowPriority.dropFirst()
    }

    private func slots(in service: ServiceState) -> Int { service.probe == nil ? service.atOnce : 1 }

    /// Counts time that passed while the clock stood still.
    mutating func slept(_ time: Duration) {
        for service in services.indices {
            for index in services[service].pollRequests.indices { services[service].pollRequests[index].sleep(time) }
            services[service].openedAt = services[service].openedAt.map { $0 - time }
            if services[service].hold == nil { services[service].probe = services[service].probe.map { $0 - time } }
        }
    }

    /// Spreads poll requests that are overdue together over a few seconds; the first of each service runs at once.
    mutating func spreadOverdue() {
        for service in services.indices {
            let overdue = services[service].pollRequests.indices.compactMap { index -> (index: Int, due: Duration)? in
                guard let due = due(services[service].pollRequests[index], of: services[service]), due <= now
                else { return nil }
                return (index, due)
            }
            for (index, _) in overdue.sorted(by: { ($0.due, $0.index) < ($1.due, $1.index) }).dropFirst() {
                services[service].pollRequests[index].wait = .soon(now + PollingMachine.spread * random.next())
            }
        }
    }
}
