import Model

extension AppState {
    /// Polls the network sources now, with a notice of their names.
    mutating func refresh() -> [Effect] {
        let names = market.sources.filter(\.isPolled).map(\.name)
        guard !names.isEmpty else {
            notice = "no network source is enabled"
            return []
        }
        notice =
            market.hasDesk
            ? "asking the desk for all it has" : "refreshing \(names.joined(separator: ", ")) as rate limits allow"
        return [.refresh]
    }

    /// Sends a command to the source of history, with a notice if the effect is not visible.
    mutating func play(_ command: Command) -> [Effect] {
        notice = text(about: command)
        switch command {
        case .stepBack: return [.playback(.step(-1))]
        case .stepOn: return [.playback(.step(1))]
        case .pause: return [.playback(.toggle)]
        case .faster: return changeSpeed(by: 2)
        case .slower: return changeSpeed(by: 0.5)
        default: return []
        }
    }

    /// The reason why a command has no effect; nil if it has one.
    private func text(about command: Command) -> String? {
        guard let playback = market.moment.playback else { return "nothing to replay" }
        let isReplay = market.moment.mode == .replay
        if market.moment.mode == .live, let text = liveText(about: command, isPaused: playback.isPaused) {
            return text
        }
        switch command {
        case .stepBack:
            let isFirst = market.day <= playback.span.lowerBound
            return isFirst ? "this is the first session\(keyHints([(.stepOn, "steps forward")]))" : nil
        case .stepOn where isAtEnd:
            let end = isReplay ? "the end of the replay" : "the newest session"
            return "this is \(end)\(keyHints([(.stepBack, "steps back"), (.palette, "goes to a date")]))"
        case .pause where isAtEnd && playback.isPaused:
            let end = isReplay ? "the end of the replay" : "nothing newer to play"
            return "\(end)\(keyHints([(.stepBack, "steps back"), (.palette, "plays from a date")]))"
        default: return nil
        }
    }

    /// What a jump to a day in the past says: the way back.
    func noticeOfJump(to day: Day) -> String? {
        guard let end = market.moment.playback?.span.upperBound, day < end else { return nil }
        return "\(day.full): “\(settings.keys.name(of: .palette))live” returns to \(end.long)"
    }

    /// Explains commands by their keys; commands without a key are left out.
    func keyHints(_ ways: [(command: Command, text: String)]) -> String {
        let text = ways.compactMap { way in
            let key = settings.keys.name(of: way.command)
            return key.isEmpty ? nil : "\(key) \(way.text)"
        }
        return text.isEmpty ? "" : ": " + text.joined(separator: ", ")
    }

    /// The effect of a command on the live market, in words.
    private func liveText(about command: Command, isPaused: Bool) -> String? {
        switch command {
        case .pause: isPaused ? "live again" : "Paused mid-session" + keyHints([(.pause, "resumes")])
        case .stepOn:
            isPaused
                ? "live again"
                : "this is the live market" + keyHints([(.stepBack, "steps back"), (.palette, "goes to a date")])
        default: nil
        }
    }

    /// Whether the market shows the close of the last session that can be played.
    private var isAtEnd: Bool {
        let moment = market.moment
        guard let span = moment.playback?.span else { return true }
        return moment.day >= span.upperBound && moment.session != .open && moment.session != .preMarket
    }

    /// Changes the speed. The new speed is shown at once; the source confirms it a moment later.
    private mutating func changeSpeed(by factor: Double) -> [Effect] {
        guard var playback = market.moment.playback else { return [.playback(.changeSpeed(by: factor))] }
        let speed = playback.speed.times(factor)
        let isAtLimit = speed == playback.speed
        playback.speed = speed
        market.apply(.playback(playback))
        notice =
            (isAtLimit
                ? "no \(factor > 1 ? "faster" : "slower") than "
                : market.moment.mode == .live ? "replays at " : "speed: ") + speed.text
        return [.playback(.changeSpeed(by: factor))]
    }
}

extension Playback.Speed {
    /// The bounds of the speed for all sources of history, in sessions or minutes per second.
    private static let bounds = 0.1...1000.0

    /// The speed multiplied by a factor, within the bounds.
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

    /// The speed in words.
    fileprivate var text: String {
        switch self {
        case .sessions(let rate): "\(Playback.Speed.figure(rate)) sessions a second"
        case .minutes(let rate): "\(Playback.Speed.figure(rate)) minutes a second"
        case .times(let rate): "\(Playback.Speed.figure(rate)) times real time"
        }
    }

    /// A rate with no more decimals than necessary.
    static func figure(_ rate: Double) -> String {
        let decimals = rate == rate.rounded() ? 0 : rate < 0.1 ? 3 : 2
        return NumberText.fixed(rate, decimals: decimals)
    }
}
