import Formats
public import Model
import Synchronization
import Timing

/// Polled services as a source. A `PollingMachine` on a clock decides when their poll requests run; the results are
/// yielded together with a status for each service. An error becomes a status, and earlier data stays valid.
///
/// A service and its fallback belong in one source. One reader at a time.
public final class PolledSource: MarketSource {
    /// The name of its first service.
    public let name: String
    private let transport: any HTTPTransport
    private let validators: any ValidatorCache
    private let clock: SourceClock
    private let budgets: [String: RequestBudget]
    private let sharedState: Mutex<SharedState>
    private let bell = WakeSignal()

    private struct SharedState: Sendable {
        var machine: PollingMachine
        var pollRequests: [PollRequest.ID: PollRequest] = [:]
        /// The poll requests whose last run had an error.
        var failed: Set<PollRequest.ID> = []

        mutating func replace(_ pollRequests: [PollRequest], of service: String) {
            self.pollRequests = self.pollRequests.filter { $0.key.service != service }
            for pollRequest in pollRequests {
                self.pollRequests[PollRequest.ID(service, pollRequest.key)] = pollRequest
            }
        }
    }

    /// Creates a source of one or more services.
    ///
    /// - Parameters:
    ///   - validators: the store for the validators of responses.
    ///   - seed: seeds the random variation of waits.
    public init(
        _ services: [Service], transport: any HTTPTransport, validators: any ValidatorCache = MemoryValidatorCache(),
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

    /// Its updates; the sequence does not end.
    public func updates() -> PolledUpdates { PolledUpdates(self) }

    /// Makes all requests now, as far as the services allow.
    public func refresh() { change { $0.machine.refresh() } }

    /// Replaces a service's poll requests, for example after a change of the watch list. Requests with an unchanged key
    /// continue.
    public func replace(_ pollRequests: [PollRequest], of service: String) {
        change { sharedState in
            sharedState.machine.replace(pollRequests, of: service)
            sharedState.replace(pollRequests, of: service)
        }
    }

    /// The progress of the first round of each service: how many of the active poll requests have finished, and how
    /// many of those made a request.
    public var rounds: [(service: String, finished: Int, requested: Int, total: Int)] {
        withSharedState { $0.machine.rounds }
    }

    /// The last status of each service once the first round is over and nothing is due; nil before that.
    public var settled: [SourceStatus]? { withSharedState { $0.machine.settled } }

    private func change(_ body: (inout SharedState) -> Void) {
        withSharedState(body)
        bell.send()
    }

    /// Advances the machine to the current time, then applies a change.
    private func withSharedState<Value: Sendable>(_ body: (inout SharedState) -> Value) -> Value {
        // The clock is read under the lock: a time read before waiting for it would be old, as if the clock had been
        // set back.
        sharedState.withLock { sharedState in
            let (now, wall) = clock.both()
            sharedState.machine.advance(to: now, wall)
            return body(&sharedState)
        }
    }

    func poll(_ yield: @escaping @Sendable (PolledUpdates.Delivery) -> Void) async {
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                let turn = withSharedState { sharedState in
                    let ids = sharedState.machine.start()
                    let runs = ids.compactMap { id in
                        sharedState.pollRequests[id].map { (id, $0, sharedState.failed.contains(id)) }
                    }
                    return (runs: runs, statuses: sharedState.machine.drainStatuses(), due: sharedState.machine.due)
                }
                for status in turn.statuses { yield(PolledUpdates.Delivery(update: .source(status))) }
                for (id, pollRequest, hasFailed) in turn.runs {
                    group.addTask { [self] in await run(id, pollRequest, isConditional: !hasFailed, yield) }
                }
                await bell.wait(until: turn.due, sleep: clock.sleep)
            }
            group.cancelAll()
        }
    }

    private func run(
        _ id: PollRequest.ID, _ pollRequest: PollRequest, isConditional: Bool,
        _ yield: @Sendable (PolledUpdates.Delivery) -> Void
    ) async {
        let transport = MeteredTransport(
            transport, budget: budgets[id.service], validators: validators, isConditional: isConditional)
        let timeout = SourceError(.timedOut, "not done within \(pollRequest.deadline.inSeconds) s")
        let pollResult: Result<PollResult, SourceError>
        do throws(SourceError) {
            let result = try await clock.within(pollRequest.deadline, else: timeout) { () async throws(SourceError) in
                try await pollRequest.run(transport)
            }
            pollResult = .success(try result.checked())
        } catch {
            pollResult = .failure(error)
        }
        if Task.isCancelled { return }
        let traffic = transport.traffic
        let outcome = PollingMachine.Outcome(
            result: pollResult.map(\.errors), unknown: (try? pollResult.get())?.unknown ?? [],
            hasRequested: traffic.hasRequested,
            bytes: traffic.bytes, latency: traffic.latency,
            budgetLeft: budgets[id.service]?.left)
        // The data first, then the status: a status refers to data that is already there.
        if case .success(let pollResult) = pollResult {
            let isComplete = pollResult.errors.isEmpty
            if !pollResult.updates.isEmpty {
                yield(PolledUpdates.Delivery(update: pollResult.update, transport: isComplete ? transport : nil))
            } else if isComplete {
                transport.storeValidators()
            }
        }
        withSharedState { sharedState in
            switch pollResult {
            case .success where !traffic.hasRequested: break
            case .success(let pollResult) where pollResult.errors.isEmpty: sharedState.failed.remove(id)
            default: sharedState.failed.insert(id)
            }
            sharedState.machine.finish(id, outcome)
        }
        bell.send()
    }
}

extension PollResult {
    /// The result itself, unless it has bad rows, no update and no sign of a well-formed response.
    fileprivate func checked() throws(SourceError) -> PollResult {
        if updates.isEmpty, !isUnderstood, let first = errors.first { throw SourceError(.empty, first.description) }
        return self
    }

    /// Its updates as one.
    fileprivate var update: MarketUpdate { updates.count == 1 ? updates[0] : .batch(updates) }
}
