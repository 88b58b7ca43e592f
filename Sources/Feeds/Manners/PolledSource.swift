public import Model
import Synchronization

/// Services of the web as a source: their errands are run in time, by a `PollingMachine` on a clock, and what they bring
/// home is yielded with what is to be said of each service. A fault is a status; what was known stands.
///
/// Services that stand in for each other belong to one source. One reader at a time.
public final class PolledSource: MarketSource {
    /// The word of its first service.
    public let name: String
    private let web: any Web
    private let validators: any Validators
    private let clock: SourceClock
    private let budgets: [String: RequestBudget]
    private let desk: Mutex<Desk>
    private let bell = Bell()

    private struct Desk: Sendable {
        var machine: PollingMachine
        var errands: [Errand.ID: Errand] = [:]
        /// The errands whose last run had a fault.
        var faulty: Set<Errand.ID> = []

        mutating func replace(_ errands: [Errand], of service: String) {
            self.errands = self.errands.filter { $0.key.service != service }
            for errand in errands { self.errands[Errand.ID(service, errand.key)] = errand }
        }
    }

    /// A source of services.
    ///
    /// - Parameters:
    ///   - validators: where what answers came with is kept.
    ///   - seed: what waits are varied by.
    public init(
        _ services: [Service], web: any Web, validators: any Validators = MemoryValidators(),
        clock: SourceClock = SourceClock(), seed: UInt64 = .random(in: 0 ... .max)
    ) {
        name = services.first?.name ?? ""
        self.web = web
        self.validators = validators
        self.clock = clock
        budgets = Dictionary(services.compactMap { service in service.budget.map { (service.name, $0) } }) { a, _ in a }
        var desk = Desk(machine: PollingMachine(services, now: clock.elapsed(), wall: clock.wall(), seed: seed))
        for service in services { desk.replace(service.errands, of: service.name) }
        self.desk = Mutex(desk)
    }

    /// Its updates, without an end.
    public func updates() -> PolledUpdates { PolledUpdates(self) }

    /// Asks everything now, as far as the services let themselves be asked.
    public func refresh() { change { $0.machine.refresh() } }

    /// Asks nothing for now, or goes on.
    public func pause(_ isPaused: Bool) { change { $0.machine.isPaused = isPaused } }

    /// Puts other errands in place of a service's: new symbols on the watch list. Those of the same key go on.
    public func replace(_ errands: [Errand], of service: String) {
        change { desk in
            desk.machine.replace(errands, of: service)
            desk.replace(errands, of: service)
        }
    }

    /// Whether nothing is under way, and nothing due at this moment.
    var isIdle: Bool { tell { $0.machine.isIdle } }

    /// How far the first round is of each of its services: how many errands have come back, of those that are to be run,
    /// and how many of them had something to ask.
    public var rounds: [(service: String, answered: Int, asked: Int, of: Int)] { tell { $0.machine.rounds } }

    /// The last word on each of its services, once the first round is over and nothing is due; nil before.
    public var settled: [SourceStatus]? { tell { $0.machine.settled } }

    private func change(_ body: (inout Desk) -> Void) {
        tell(body)
        bell.ring()
    }

    /// Tells the machine the time, then changes something.
    private func tell<Value: Sendable>(_ body: (inout Desk) -> Value) -> Value {
        // Read with the desk in hand: a time that waited for it would be an old one, as of a clock that was set back.
        desk.withLock { desk in
            let (now, wall) = clock.both()
            desk.machine.tell(now, wall)
            return body(&desk)
        }
    }

    func poll(_ yield: @escaping @Sendable (PolledUpdates.Delivery) -> Void) async {
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                let turn = tell { desk in
                    let ids = desk.machine.start()
                    let runs = ids.compactMap { id in desk.errands[id].map { (id, $0, desk.faulty.contains(id)) } }
                    return (runs: runs, statuses: desk.machine.takeStatuses(), due: desk.machine.due)
                }
                for status in turn.statuses { yield(PolledUpdates.Delivery(update: .source(status))) }
                for (id, errand, isFaulty) in turn.runs {
                    group.addTask { [self] in await run(id, errand, asksConditionally: !isFaulty, yield) }
                }
                await clock.wait(until: turn.due, or: bell)
            }
            group.cancelAll()
        }
    }

    private func run(
        _ id: Errand.ID, _ errand: Errand, asksConditionally: Bool, _ yield: @Sendable (PolledUpdates.Delivery) -> Void
    ) async {
        let web = ErrandWeb(
            web, budget: budgets[id.service], validators: validators, asksConditionally: asksConditionally)
        let late = SourceFault(.timedOut, "not done within \(errand.deadline.inSeconds) s")
        let harvest: Result<Harvest, SourceFault>
        do throws(SourceFault) {
            let harvested = try await clock.within(errand.deadline, else: late) { () async throws(SourceFault) in
                try await errand.run(web)
            }
            harvest = .success(try harvested.something())
        } catch {
            harvest = .failure(error)
        }
        if Task.isCancelled { return }
        let traffic = web.traffic
        let outcome = PollingMachine.Outcome(
            result: harvest.map(\.faults), unknown: (try? harvest.get())?.unknown ?? [], hasAsked: traffic.hasAsked,
            bytes: traffic.bytes, latency: traffic.latency,
            budgetLeft: budgets[id.service]?.left)
        // First what was learnt, then how that went: a status speaks of what is there already.
        if case .success(let harvest) = harvest {
            let isWhole = harvest.faults.isEmpty
            if !harvest.updates.isEmpty {
                yield(PolledUpdates.Delivery(update: harvest.update, web: isWhole ? web : nil))
            } else if isWhole {
                web.keepValidators()
            }
        }
        tell { desk in
            switch harvest {
            case .success where !traffic.hasAsked: break
            case .success(let harvest) where harvest.faults.isEmpty: desk.faulty.remove(id)
            default: desk.faulty.insert(id)
            }
            desk.machine.finish(id, outcome)
        }
        bell.ring()
    }
}

extension Harvest {
    /// Itself, where there is something good in it, be it known already, or nothing bad either.
    fileprivate func something() throws(SourceFault) -> Harvest {
        if updates.isEmpty, !isUnderstood, let first = faults.first { throw SourceFault(.empty, first.description) }
        return self
    }

    /// What it says in one update.
    fileprivate var update: MarketUpdate { updates.count == 1 ? updates[0] : .batch(updates) }
}
