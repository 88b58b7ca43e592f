import Model

extension PollingMachine {
    /// Whether a poll request is wanted: one that stands in for another is while that one fails.
    func isActive(_ pollRequest: PollRequestState) -> Bool {
        var pollRequest = pollRequest
        // A chain of stand-ins is short; a circle of them is nobody's turn.
        for _ in 0..<8 {
            guard let leader = pollRequest.standsInFor else { return true }
            guard let at = services.firstIndex(where: { $0.name == leader.service }),
                let first = services[at].pollRequests.first(where: { $0.id == leader })
            else { return true }
            guard isFailing(first, of: services[at]) else { return false }
            pollRequest = first
        }
        return false
    }

    /// Whether a poll request does not bring what it should: it failed, or it is overdue and its service cannot be asked.
    private func isFailing(_ pollRequest: PollRequestState, of service: ServiceState) -> Bool {
        if pollRequest.fault != nil { return true }
        guard service.probe != nil, let due = pollRequest.due(pollRequest.interval[hours]) else { return false }
        return due <= now
    }

    /// When a poll request is to be asked as far as its service lets it; nil where it is not.
    func due(_ pollRequest: PollRequestState, of service: ServiceState) -> Duration? {
        guard let due = pollRequest.due(pollRequest.interval[hours]), isActive(pollRequest) else { return nil }
        return [due, service.hold, service.probe].compactMap { $0 }.max()
    }

    /// When a service is to be asked next; nil where it is not, or where what is under way must come back first.
    func nextDue(of at: Int) -> Duration? {
        let service = services[at]
        guard service.underWay < places(in: service) else { return nil }
        return service.pollRequests.compactMap { due($0, of: service) }.min()
    }

    /// The poll requests of a service to be asked now: the longest overdue first, and through an open circuit the one that was
    /// not asked for the longest, lest one bad poll request speak for all.
    mutating func start(at: Int) -> [PollRequest.ID] {
        let service = services[at]
        let free = places(in: service) - service.underWay
        guard free > 0 else { return [] }
        let chosen = ready(in: service).prefix(free)
        for place in chosen {
            services[at].pollRequests[place].isUnderWay = true
            services[at].pollRequests[place].askedAt = now
        }
        return chosen.map { service.pollRequests[$0].id }
    }

    /// The places of a service's poll requests that may be asked now, in the order in which they are. Patient ones come last but
    /// for one of them, or those before them might never leave them a turn.
    private func ready(in service: ServiceState) -> [Int] {
        let ready = service.pollRequests.indices.compactMap { place -> (due: Duration, place: Int)? in
            due(service.pollRequests[place], of: service).flatMap { $0 <= now ? ($0, place) : nil }
        }
        if service.probe != nil {
            return ready.map { (service.pollRequests[$0.place].askedAt ?? .zero - .seconds(1 << 40), $0.place) }
                .sorted(by: <).map(\.1)
        }
        let byDue = ready.sorted(by: <).map(\.place)
        let urgent = byDue.filter { !service.pollRequests[$0].isPatient }
        // Of those the ones that went wrong go first: it is their word that says whether the service is well again.
        let waiting = byDue.filter { service.pollRequests[$0].isPatient }
        let patient =
            waiting.filter { service.pollRequests[$0].isAmiss } + waiting.filter { !service.pollRequests[$0].isAmiss }
        let getsOn = service.atOnce == 1 || service.pollRequests.contains { $0.isPatient && $0.isUnderWay }
        return getsOn ? urgent + patient : patient.prefix(1) + urgent + patient.dropFirst()
    }

    private func places(in service: ServiceState) -> Int { service.probe == nil ? service.atOnce : 1 }

    /// Counts time that passed while the clock stood still.
    mutating func slept(_ time: Duration) {
        for at in services.indices {
            for place in services[at].pollRequests.indices { services[at].pollRequests[place].sleep(time) }
            services[at].openedAt = services[at].openedAt.map { $0 - time }
            if services[at].hold == nil { services[at].probe = services[at].probe.map { $0 - time } }
        }
    }

    /// Lets poll requests that are overdue together be asked one after the other, the first of each service at once.
    mutating func spreadOverdue() {
        for at in services.indices {
            let overdue = services[at].pollRequests.indices.compactMap { place -> (place: Int, due: Duration)? in
                guard let due = due(services[at].pollRequests[place], of: services[at]), due <= now else { return nil }
                return (place, due)
            }
            for (place, _) in overdue.sorted(by: { ($0.due, $0.place) < ($1.due, $1.place) }).dropFirst() {
                services[at].pollRequests[place].wait = .soon(now + PollingMachine.spread * random.next())
            }
        }
    }
}
