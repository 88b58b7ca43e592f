import Model

extension AppState {
    /// Asks the sources of the network now, and says which.
    mutating func refresh() -> [Effect] {
        let names = market.sources.filter { $0.service != nil && $0.state != .off }.map(\.name)
        notice =
            names.isEmpty
            ? "no source of the network is on"
            : "asking \(names.joined(separator: ", ")), each as soon as it may be asked"
        return names.isEmpty ? [] : [.refresh]
    }

    /// Asks the source of history for something, and says what comes of it where the screen would not show it.
    mutating func play(_ command: Command) -> [Effect] {
        notice = words(about: command)
        switch command {
        case .stepBack: return [.playback(.step(-1))]
        case .stepOn: return [.playback(.step(1))]
        case .pause: return [.playback(.toggle)]
        case .faster: return pace(by: 2)
        default: return pace(by: 0.5)
        }
    }

    /// Why a command will change nothing, where it will not.
    private func words(about command: Command) -> String? {
        guard let playback = market.moment.playback else { return "nothing to replay" }
        let isReplay = market.moment.mode == .replay
        if market.moment.mode == .live, let words = liveWords(about: command, isPaused: playback.isPaused) {
            return words
        }
        switch command {
        case .stepBack:
            let isFirst = market.day <= playback.span.lowerBound
            return isFirst ? "this is the first session\(means([(.stepOn, "steps on")]))" : nil
        case .stepOn where isAtEnd:
            let end = isReplay ? "the end of the replay" : "the newest session"
            return "this is \(end)\(means([(.stepBack, "steps back"), (.palette, "takes a date")]))"
        case .pause where isAtEnd && playback.isPaused:
            let end = isReplay ? "the end of the replay" : "nothing newer to play"
            return "\(end)\(means([(.stepBack, "steps back"), (.palette, "takes a date to play from")]))"
        default: return nil
        }
    }

    /// What commands would do, by the keys that ask for them; nothing of those that have no key.
    func means(_ ways: [(command: Command, words: String)]) -> String {
        let words = ways.compactMap { way in
            let key = settings.keys.name(of: way.command)
            return key.isEmpty ? nil : "\(key) \(way.words)"
        }
        return words.isEmpty ? "" : ": " + words.joined(separator: ", ")
    }

    /// What a command does to the live market.
    private func liveWords(about command: Command, isPaused: Bool) -> String? {
        switch command {
        case .pause: isPaused ? "live again" : "held still" + means([(.pause, "goes on")])
        case .stepOn:
            isPaused
                ? "live again"
                : "this is the live market" + means([(.stepBack, "steps back"), (.palette, "takes a date")])
        default: nil
        }
    }

    /// Whether the market shows the close of the last session that can be played.
    private var isAtEnd: Bool {
        let moment = market.moment
        guard let span = moment.playback?.span else { return true }
        return moment.day >= span.upperBound && moment.session != .open && moment.session != .preMarket
    }

    /// Plays faster or slower. The new speed is shown at once: the source says the same a moment later.
    private mutating func pace(by factor: Double) -> [Effect] {
        guard var playback = market.moment.playback else { return [.playback(.faster(factor))] }
        let speed = playback.speed.times(factor)
        let isAtLimit = speed == playback.speed
        playback.speed = speed
        market.apply(.playback(playback))
        notice =
            (isAtLimit
                ? "no \(factor > 1 ? "faster" : "slower") than "
                : market.moment.mode == .live ? "replays at " : "speed: ") + speed.words
        return [.playback(.faster(factor))]
    }
}

extension Playback.Speed {
    /// The bounds of all sources of history, in sessions or minutes a second.
    private static let bounds = 0.1...1000.0

    /// So many times as fast, within bounds.
    fileprivate func times(_ factor: Double) -> Playback.Speed {
        let bounded = { (rate: Double) in
            min(max(rate * factor, Playback.Speed.bounds.lowerBound), Playback.Speed.bounds.upperBound)
        }
        switch self {
        case .sessions(let rate): return .sessions(bounded(rate))
        case .minutes(let rate): return .minutes(bounded(rate))
        case .times(let rate): return .times(bounded(rate))
        }
    }

    /// The speed as a person says it.
    fileprivate var words: String {
        switch self {
        case .sessions(let rate): "\(Playback.Speed.figure(rate)) sessions a second"
        case .minutes(let rate): "\(Playback.Speed.figure(rate)) minutes a second"
        case .times(let rate): "\(Playback.Speed.figure(rate)) times as fast as it happened"
        }
    }

    /// A rate with no more decimals than it needs.
    static func figure(_ rate: Double) -> String {
        let decimals = rate == rate.rounded() ? 0 : rate < 0.1 ? 3 : 2
        return NumberText.fixed(rate, decimals: decimals)
    }
}
