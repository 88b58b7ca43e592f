public import Model
import Playback

/// The live market as a value: the updates of all sources, applied in order, and what a viewer sees of them.
///
/// It has no clock and never waits. `market` is always current; a viewer may look back into history or freeze the view
/// meanwhile, and sees the current market again on return.
public struct LiveMachine: Sendable {
    /// The market as of now.
    public internal(set) var market: Market
    /// Whether any figure in it is as new as the exchange's calendar allows.
    public internal(set) var isLive = false
    private let calendar: ExchangeCalendar
    private var freshness = FreshnessWatch()
    private var view = View.following
    private var waiting = Conflation()
    private var lastReported: Playback?
    /// The date of a jump to before the loaded sessions, which is made when they have been loaded.
    private var awaited: Day?
    /// Whether its figures are those of another live market, which keeps their dates and provenances.
    var isRelaying = false

    /// What the viewer is looking at.
    private enum View: Sendable {
        case following
        case frozen
        case past(ReplayMachine)

        var isFrozen: Bool {
            if case .frozen = self { true } else { false }
        }
    }

    /// Creates a live market from stored data, shown at rest until a source reports something newer.
    public init(_ market: Market, calendar: ExchangeCalendar = .nyse) {
        self.market = market
        self.calendar = calendar
        lastReported = market.moment.playback
    }
}

extension LiveMachine {
    /// Applies an update of a source, and returns the part of it that was accepted and what follows from it, for the
    /// store and the recording.
    public mutating func receive(_ update: MarketUpdate, from origin: LiveOrigin, at now: Timestamp) -> [MarketUpdate] {
        if origin.isRelayed { return relay(update, from: origin) }
        let result = accepted(update, origin, now)
        if result.isEmpty { return [] }
        if isRelaying, update.hasPrices { isRelaying = false }
        market.apply(result)
        forward(result)
        return [result] + goLive(at: now)
    }

    /// Advances the clock: the exchange opens and closes, figures age. To be called every minute.
    public mutating func tick(at now: Timestamp) -> [MarketUpdate] {
        if isRelaying { return [] }
        guard isLive else { return goLive(at: now) }
        return pass(moment(at: now) + freshness.changes(in: market, at: now))
    }

    /// Applies updates of its own, and shows them to the viewer.
    mutating func pass(_ updates: [MarketUpdate]) -> [MarketUpdate] {
        for update in updates {
            market.apply(update)
            forward(update)
        }
        return updates
    }

    /// The accepted part of an update, with any change of provenance.
    private mutating func accepted(_ update: MarketUpdate, _ origin: LiveOrigin, _ now: Timestamp) -> MarketUpdate {
        switch update {
        case .batch(let updates): return .batch(updates.map { accepted($0, origin, now) }.withoutEmpty)
        case .quote(let quote):
            guard let listing = market[quote.symbol] else { return .nothing }
            let isNewest = listing.accepts(quote)
            // An older price does not refresh the newest one, unless both come from the same source.
            guard isNewest || listing.provenance.source == origin.name else { return .nothing }
            // A price after a gap does not refresh the bundled sessions before it.
            let isBundled = listing.provenance.freshness == .bundled && !listing.series.isEmpty
            if isBundled, !listing.series.isContinuous(to: quote.session) { return isNewest ? update : .nothing }
            let session = max(quote.session, listing.lastDay ?? quote.session)
            return combined(
                freshness.record(quote.symbol, from: origin, in: market, at: now, lastDay: session),
                isNewest ? update : nil)
        case .series(let symbol, let series):
            return history(of: symbol, through: series.lastDay, update, origin, now)
        case .bar(let symbol, let bar):
            return history(of: symbol, through: bar.day, update, origin, now)
        // The group is the viewer's choice, even where a service describes the instrument.
        case .instrument(let instrument):
            return .instrument(instrument.inGroup(market[instrument.symbol]?.instrument.group ?? instrument.group))
        // Freshness follows from which source reports when: a history's own provenance would make a live price look
        // old.
        case .provenance: return .nothing
        default: return update
        }
    }

    /// A history, with any change of provenance.
    private mutating func history(
        of symbol: Symbol, through day: Day?, _ update: MarketUpdate, _ origin: LiveOrigin, _ now: Timestamp
    ) -> MarketUpdate {
        let newest = [day, market[symbol]?.lastDay].compactMap(\.self).max()
        return combined(freshness.record(symbol, from: origin, in: market, at: now, lastDay: newest), update)
    }

    private func combined(_ updates: MarketUpdate?...) -> MarketUpdate {
        let all = updates.compactMap(\.self)
        return all.count == 1 ? all[0] : .batch(all)
    }
}

extension LiveMachine {
    /// The market goes live with the first figure that is newer than the moment, or as new as possible: nothing shown
    /// may be newer than the as-of date. Older figures are then stale and are shown as such.
    private mutating func goLive(at now: Timestamp) -> [MarketUpdate] {
        guard !isLive else { return [] }
        let newest = calendar.lastClose(before: now)
        guard let day = market.newestDay, day > market.day || day >= newest else { return [] }
        isLive = true
        return tick(at: now)
    }

    /// The moment and the span of playable history, if either has changed.
    func moment(at now: Timestamp) -> [MarketUpdate] {
        var moment = Moment(live: now, by: calendar)
        let playback = Playback(
            span: min(firstDay, moment.day)...moment.day, speed: .sessions(1), isPaused: view.isFrozen)
        moment.playback = playback
        return moment == market.moment ? [] : [.moment(moment)]
    }
}

extension LiveMachine {
    /// Whether the viewer sees the live market.
    public var isFollowing: Bool {
        if case .following = view { true } else { false }
    }

    /// The time until the view changes by itself, while history is played.
    var due: Duration? {
        if case .past(let replay) = view { replay.due } else { nil }
    }

    /// Advances the playback of history.
    mutating func advance(by time: Duration) {
        guard case .past(var replay) = view else { return }
        replay.advance(by: time)
        view = .past(replay)
    }

    /// Applies a viewer's command: freeze, look back, continue. Looking back ends at the newest session. A jump to a
    /// date whose sessions are still being loaded waits for them, unless another command follows.
    mutating func send(_ command: PlaybackCommand) {
        awaited = nil
        if case .jump(let day) = command, market.isLoading(day) {
            awaited = day
            return
        }
        switch view {
        case .past(var replay):
            replay.send(command)
            view = .past(replay)
        case .following, .frozen:
            switch command {
            case .toggle: view.isFrozen ? follow() : freeze()
            case .pause: freeze()
            case .resume: follow()
            case .step(let count) where count < 0: lookBack { $0.send(.step(count)) }
            case .jump(let day) where day < market.day: lookBack { $0.send(.jump(to: day)) }
            case .step, .jump, .changeSpeed: if view.isFrozen { follow() }
            }
        }
    }

    /// The viewer's updates since the last call; nil if there are none.
    mutating func drain() -> MarketUpdate? {
        if case .past(var replay) = view {
            let update = replay.drain()
            let isOver = replay.state.isAtEnd && replay.state.isPaused
            view = .past(replay)
            if isOver {
                follow()
            } else {
                let playback = MarketUpdate.playback(replay.playback)
                let changed = lastReported == replay.playback ? [] : [playback]
                lastReported = replay.playback
                for update in [update].compactMap(\.self) + changed { waiting.add(update) }
            }
        }
        let updates = waiting.drain()
        return updates.isEmpty ? nil : updates.count == 1 ? updates[0] : .batch(updates)
    }

    /// Adds tables that are loaded late; after the last of them all sessions are there.
    mutating func ingest(_ updates: [MarketUpdate], isLast: Bool = true) {
        for update in updates { market.apply(update) }
        forward(.batch(updates))
        if isLast { adjustPlayback() }
        if case .past(var replay) = view {
            replay.ingest(updates)
            view = .past(replay)
        }
        if isLast, let awaited { send(.jump(to: awaited)) }
    }

    /// Lets the span of playable history start at the first session there is.
    private mutating func adjustPlayback() {
        guard let current = market.moment.playback, firstDay != current.span.lowerBound else { return }
        let actual = Playback(
            span: min(firstDay, current.span.upperBound)...current.span.upperBound, speed: current.speed,
            isPaused: current.isPaused)
        market.apply(.playback(actual))
        if isFollowing { lastReported = actual }
        forward(.playback(actual))
    }

    /// Whether the viewer has stopped the view.
    var isFrozen: Bool { view.isFrozen }

    /// The first date from which history can be played. O(instruments).
    var firstDay: Day {
        min(market.firstLoadedDay ?? market.day, market.day)
    }

    /// Passes an update on to the viewer, as far as the view shows the present.
    mutating func forward(_ update: MarketUpdate) {
        switch view {
        case .following: waiting.add(update)
        case .frozen: for status in update.statuses { waiting.add(.source(status)) }
        // Nothing newer than the moment is shown, including the time of a source's last response.
        case .past(let replay):
            for status in update.statuses { waiting.add(.source(status.asOf(replay.state.day))) }
        }
    }

    private mutating func freeze() {
        guard isFollowing, isLive else { return }
        view = .frozen
        setPaused(true)
        if let playback = market.moment.playback { waiting.add(.playback(playback)) }
    }

    private mutating func follow() {
        view = .following
        setPaused(!isLive)
        lastReported = market.moment.playback
        waiting.add(.snapshot(market))
    }

    private mutating func setPaused(_ isPaused: Bool) {
        guard var playback = market.moment.playback else { return }
        playback.isPaused = isPaused
        market.apply(.playback(playback))
    }

    private mutating func lookBack(_ command: (inout ReplayMachine) -> Void) {
        guard var replay = ReplayMachine(pausedAtEndOf: market.asOf(market.day, mode: .replay)) else { return }
        command(&replay)
        view = .past(replay)
    }
}
