public import Model
import Synchronization

/// Services of the web as a source: their poll requests are run in time, by a `PollingMachine` on a clock, and what they bring
/// home is yielded with what is to be said of each service. A fault is a status; what was known stands.
///
/// Services that stand in for each other belong to one source. One reader at a time.
public final class PolledSource: MarketSource {
    /// The word of its first service.
    public let name: String
    private let transport: any HTTPTransport
    private let validators: any Validators
    private let clock: SourceClock
    private let budgets: [String: RequestBudget]
    private let sharedState: Mutex<SharedState>
    private let bell = Bell()

    private struct SharedState: Sendable {
        var machine: PollingMachine
        var pollRequests: [PollRequest.ID: PollRequest] = [:]
        /// The poll requests whose last run had a fault.
        var faulty: Set<PollRequest.ID> = []

        mutating func replace(_ pollRequests: [PollRequest], of service: String) {
            self.pollRequests = self.pollRequests.filter { $0.key.service != service }
            for pollRequest in pollRequests {
                self.pollRequests[PollRequest.ID(service, pollRequest.key)] = pollRequest
            }
        }
    }

    /// A source of services.
    ///
    /// - Parameters:
    ///   - validators: where what answers came with is kept.
    ///   - seed: what waits are varied by.
    public init(
        _ services: [Service], transport: any HTTPTransport, validators: any Validators = MemoryValidators(),
        clock: SourceClock = SourceClock(), seed: UInt64 = .random(in: 0 ... .max)
    ) {
        name = services.first?.name ?? ""
        self.transport = transport
        self.validators = validators
        self.clock = clock
        budgets = Dictionary(services.compactMap { service in service.budget.map { (service.name, $0) } }) { a, _ in a }
        var sharedState = SharedState(
            machine: PollingMachine(services, now: clock.elapsed(), wall: clock.wall(), seed: seed))
        for service in services { sharedState.replace(service.pollRequests, of: service.name) }
        self.sharedState = Mutex(sharedState)
    }

    /// Its updates, without an end.
    public func updates() -> PolledUpdates { PolledUpdates(self) }

    /// Asks everything now, as far as the services let themselves be asked.
    public func refresh() { change { $0.machine.refresh() } }

    /// Asks nothing for now, or goes on.
    public func pause(_ isPaused: Bool) { change { $0.machine.isPaused = isPaused } }

    /// Puts other poll requests in place of a service's: new symbols on the watch list. Those of the same key go on.
    public func replace(_ pollRequests: [PollRequest], of service: String) {
        change { sharedState in
            sharedState.machine.replace(pollRequests, of: service)
            sharedState.replace(pollRequests, of: service)
        }
    }

    /// How far the first round is of each of its services: how many poll requests have come back, of those that are to be run,
    /// and how many of them had something to ask.
    public var rounds: [(service: String, answered: Int, asked: Int, of: Int)] { tell { $0.machine.rounds } }

    /// The last word on each of its services, once the first round is over and nothing is due; nil before.
    public var settled: [SourceStatus]? { tell { $0.machine.settled } }

    private func change(_ body: (inout SharedState) -> Void) {
        tell(body)
        bell.ring()
    }

    /// Tells the machine the time, then changes something.
    private func tell<Value: Sendable>(_ body: (inout SharedState) -> Value) -> Value {
        // Read with the shared state in hand: a time that waited for it would be an old one, as of a clock that was set back.
        sharedState.withLock { sharedState in
            let (now, wall) = clock.both()
            sharedState.machine.tell(now, wall)
            return body(&sharedState)
        }
    }

    func poll(_ yield: @escaping @Sendable (PolledUpdates.Delivery) -> Void) async {
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                let turn = tell { sharedState in
                    let ids = sharedState.machine.start()
                    let runs = ids.compactMap { id in
                        sharedState.pollRequests[id].map { (id, $0, sharedState.faulty.contains(id)) }
                    }
                    return (runs: runs, statuses: sharedState.machine.takeStatuses(), due: sharedState.machine.due)
                }
                for status in turn.statuses { yield(PolledUpdates.Delivery(update: .source(status))) }
                for (id, pollRequest, isFaulty) in turn.runs {
                    group.addTask { [self] in await run(id, pollRequest, asksConditionally: !isFaulty, yield) }
                }
                await clock.wait(until: turn.due, or: bell)
            }
            group.cancelAll()
        }
    }

    private func run(
        _ id: PollRequest.ID, _ pollRequest: PollRequest, asksConditionally: Bool,
        _ yield: @Sendable (PolledUpdates.Delivery) -> Void
    ) async {
        let transport = MeteredTransport(
            transport, budget: budgets[id.service], validators: validators, asksConditionally: asksConditionally)
        let late = SourceError(.timedOut, "not done within \(pollRequest.deadline.inSeconds) s")
        let pollResult: Result<PollResult, SourceError>
        do throws(SourceError) {
            let answered = try await clock.within(pollRequest.deadline, else: late) { () async throws(SourceError) in
                try await pollRequest.run(transport)
            }
            pollResult = .success(try answered.something())
        } catch {
            pollResult = .failure(error)
        }
        if Task.isCancelled { return }
        let traffic = transport.traffic
        let outcome = PollingMachine.Outcome(
            result: pollResult.map(\.faults), unknown: (try? pollResult.get())?.unknown ?? [],
            hasAsked: traffic.hasAsked,
            bytes: traffic.bytes, latency: traffic.latency,
            budgetLeft: budgets[id.service]?.left)
        // First what was learnt, then how that went: a status speaks of what is there already.
        if case .success(let pollResult) = pollResult {
            let isWhole = pollResult.faults.isEmpty
            if !pollResult.updates.isEmpty {
                yield(PolledUpdates.Delivery(update: pollResult.update, transport: isWhole ? transport : nil))
            } else if isWhole {
                transport.keepValidators()
            }
        }
        tell { sharedState in
            switch pollResult {
            case .success where !traffic.hasAsked: break
            case .success(let pollResult) where pollResult.faults.isEmpty: sharedState.faulty.remove(id)
            default: sharedState.faulty.insert(id)
            }
            sharedState.machine.finish(id, outcome)
        }
        bell.ring()
    }
}

extension PollResult {
    /// Itself, where there is something good in it, be it known already, or nothing bad either.
    fileprivate func something() throws(SourceError) -> PollResult {
        if updates.isEmpty, !isUnderstood, let first = faults.first { throw SourceError(.empty, first.description) }
        return self
    }

    /// What it says in one update.
    fileprivate var update: MarketUpdate { updates.count == 1 ? updates[0] : .batch(updates) }
}
