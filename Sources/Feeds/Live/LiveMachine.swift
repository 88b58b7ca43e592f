public import Model

/// The live market as a value: what sources say, put in order, and what a viewer sees of it.
///
/// It knows no clock and waits for nothing. The market that it holds is the truth; a viewer may look back into history
/// or hold it still meanwhile, and finds the truth again on return.
public struct LiveMachine: Sendable {
    /// Everything that is known now.
    public private(set) var market: Market
    /// Whether something in it is as new as the exchange's calendar says it can be.
    public private(set) var isLive = false
    private let calendar: ExchangeCalendar
    private var freshness = FreshnessWatch()
    private var view = View.following
    private var waiting = Conflation()
    private var told: Playback?

    /// What the viewer looks at.
    private enum View: Sendable {
        case following
        case frozen
        case past(ReplayMachine)

        var isFrozen: Bool {
            if case .frozen = self { true } else { false }
        }
    }

    /// A live market that begins with what is known already, shown at rest until a source says something newer.
    public init(_ market: Market, calendar: ExchangeCalendar = .nyse) {
        self.market = market
        self.calendar = calendar
        told = market.moment.playback
    }
}

extension LiveMachine {
    /// Takes what a source says, and returns what of it counts, with what follows from it: for the store and the record.
    public mutating func receive(_ update: MarketUpdate, from origin: LiveOrigin, at now: Timestamp) -> [MarketUpdate] {
        let counted = accept(update, origin, now)
        if counted.isEmpty { return [] }
        market.apply(counted)
        pass(counted)
        return [counted] + goLive(at: now)
    }

    /// Lets the clock go on: the exchange opens and closes, figures age. To be told each minute.
    public mutating func tick(at now: Timestamp) -> [MarketUpdate] {
        guard isLive else { return goLive(at: now) }
        let updates = moment(at: now) + freshness.changes(in: market, at: now)
        for update in updates {
            market.apply(update)
            pass(update)
        }
        return updates
    }

    /// What of an update counts, with what it says of the freshness of figures.
    private mutating func accept(_ update: MarketUpdate, _ origin: LiveOrigin, _ now: Timestamp) -> MarketUpdate {
        switch update {
        case .batch(let updates): return .batch(updates.map { accept($0, origin, now) }.withoutEmpty)
        case .quote(let quote):
            guard let listing = market[quote.symbol] else { return .nothing }
            let isNewest = listing.takes(quote)
            // An older price says nothing of the newest one, unless it comes from where that one came from.
            guard isNewest || listing.provenance.source == origin.name else { return .nothing }
            // A price behind a gap makes sessions that came with the program no newer.
            let isBundled = listing.provenance.freshness == .bundled && !listing.series.isEmpty
            if isBundled, !listing.series.closesUp(to: quote.session) { return isNewest ? update : .nothing }
            let session = max(quote.session, listing.lastDay ?? quote.session)
            return with(
                freshness.heard(quote.symbol, from: origin, in: market, at: now, lastDay: session),
                isNewest ? update : nil)
        case .series(let symbol, let series):
            return history(of: symbol, through: series.lastDay, update, origin, now)
        case .bar(let symbol, let bar):
            return history(of: symbol, through: bar.day, update, origin, now)
        // The group is a viewer's choice, also where a service says what the instrument is.
        case .instrument(let instrument):
            return .instrument(instrument.inGroup(market[instrument.symbol]?.instrument.group ?? instrument.group))
        // How new figures are is told by who speaks of them when: a history's own word would make a live price old.
        case .provenance: return .nothing
        default: return update
        }
    }

    /// A history, with what becomes of its provenance.
    private mutating func history(
        of symbol: Symbol, through day: Day?, _ update: MarketUpdate, _ origin: LiveOrigin, _ now: Timestamp
    ) -> MarketUpdate {
        let newest = [day, market[symbol]?.lastDay].compactMap(\.self).max()
        return with(freshness.heard(symbol, from: origin, in: market, at: now, lastDay: newest), update)
    }

    private func with(_ updates: MarketUpdate?...) -> MarketUpdate {
        let all = updates.compactMap(\.self)
        return all.count == 1 ? all[0] : .batch(all)
    }
}

extension LiveMachine {
    /// The moment becomes live with the first figure that is newer than the moment, or as new as there can be: nothing
    /// that is shown may be newer than the as-of date. What is older then is stale, and looks it.
    private mutating func goLive(at now: Timestamp) -> [MarketUpdate] {
        guard !isLive else { return [] }
        let newest = calendar.lastClose(before: now)
        guard let day = market.newestDay, day > market.day || day >= newest else { return [] }
        isLive = true
        return tick(at: now)
    }

    /// The moment and the span that history can be played over, where either is another than before.
    private mutating func moment(at now: Timestamp) -> [MarketUpdate] {
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

    /// The time until the view changes of itself, where it plays history.
    var due: Duration? {
        if case .past(let replay) = view { replay.due } else { nil }
    }

    /// Where the viewer is, for commands that count from there.
    var state: ReplayState {
        if case .past(let replay) = view { return replay.state }
        return ReplayState(
            day: market.day, isPaused: view.isFrozen, speed: 1, isAtEnd: true,
            span: firstDay...market.day)
    }

    /// Lets time pass while history is played.
    mutating func advance(by time: Duration) {
        guard case .past(var replay) = view else { return }
        replay.advance(by: time)
        view = .past(replay)
    }

    /// Does what a viewer asks: holds still, looks back, goes on. Looking back ends at the newest session.
    mutating func send(_ command: ReplayCommand) {
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
            case .step, .jump, .speed: if view.isFrozen { follow() }
            }
        }
    }

    /// What the viewer is to be told since last asked; nil where nothing is new.
    mutating func take() -> MarketUpdate? {
        if case .past(var replay) = view {
            let update = replay.take()
            let isOver = replay.state.isAtEnd && replay.state.isPaused
            view = .past(replay)
            if isOver {
                follow()
            } else {
                let playback = MarketUpdate.playback(replay.playback)
                let said = told == replay.playback ? [] : [playback]
                told = replay.playback
                for update in [update].compactMap(\.self) + said { waiting.add(update) }
            }
        }
        let updates = waiting.take()
        return updates.isEmpty ? nil : updates.count == 1 ? updates[0] : .batch(updates)
    }

    /// Takes in tables that are loaded late.
    mutating func learn(_ updates: [MarketUpdate]) {
        for update in updates { market.apply(update) }
        pass(.batch(updates))
        widenPlayback()
        if case .past(var replay) = view {
            replay.learn(updates)
            view = .past(replay)
        }
    }

    /// Has the span that history can be played over begin with the first session that is known now.
    private mutating func widenPlayback() {
        guard let known = market.moment.playback, firstDay < known.span.lowerBound else { return }
        let wider = Playback(
            span: firstDay...known.span.upperBound, speed: known.speed, isPaused: known.isPaused)
        market.apply(.playback(wider))
        if isFollowing { told = wider }
        pass(.playback(wider))
    }

    /// The first date that history can be played from. O(instruments).
    private var firstDay: Day {
        let first = market.listings.compactMap { $0.series.isEmpty ? nil : $0.series.day(0) }.min()
        return min(first ?? market.day, market.day)
    }

    private mutating func pass(_ update: MarketUpdate) {
        switch view {
        case .following: waiting.add(update)
        case .frozen: for status in update.statuses { waiting.add(.source(status)) }
        // Nothing that is newer than the moment is shown, when a source last answered among it.
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
        told = market.moment.playback
        waiting.add(.picture(market))
    }

    private mutating func setPaused(_ isPaused: Bool) {
        guard var playback = market.moment.playback else { return }
        playback.isPaused = isPaused
        market.apply(.playback(playback))
    }

    private mutating func lookBack(_ command: (inout ReplayMachine) -> Void) {
        guard var replay = ReplayMachine(resting: market.asOf(market.day, mode: .replay)) else { return }
        command(&replay)
        view = .past(replay)
    }
}
