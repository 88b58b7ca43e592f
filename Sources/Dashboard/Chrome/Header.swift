import Model
import Screen

/// The top row: the date shown and its session, the origin and age of the figures, the thesis, the clock.
struct Header {
    let state: AppState

    private static let style = Style(.text, on: .bar)
    private static let quiet = Style(.muted, on: .bar)

    func draw(in rect: Rect, on grid: inout Grid) {
        grid.fill(rect, with: Cell(.space, Header.style))
        let left = left(in: rect)
        let right = right(room: rect.width - 2 - left.width - Header.gap)
        grid.write(left, x: rect.x + 1, y: rect.y, width: rect.width - 2)
        grid.write(right, x: rect.right - 1 - right.width, y: rect.y)
    }

    private static let gap = 3

    private func left(in rect: Rect) -> Line {
        var line = Line("BALLAST", Style(.accent, on: .bar).bold)
        if rect.width >= 110 { line.append("  small-cap rally", Header.quiet) }
        line.append("   \(state.market.day.full)", Header.style.bold)
        let isWide = rect.width >= 110
        let session = sessionText(isWide: isWide)
        line.append("  \(session)", Header.quiet)
        if state.market.moment.mode == .live, state.market.moment.playback?.isPaused == true {
            line.append("  ‖ paused", Style(.warning, on: .bar))
        }
        if let playback = state.market.moment.playback, state.market.moment.mode == .replay {
            // What follows does not shift while a session opens, runs and closes.
            let widest = isWide ? "open 09:30 New York".count : "open 09:30".count
            let padding = String(repeating: " ", count: max(0, widest - DisplayWidth.of(session)))
            let text = Header.text(playback, isNarrow: rect.width < 80)
            line.append("\(padding)  \(text)", Style(playback.isPaused ? .warning : .accent, on: .bar))
        }
        return line
    }

    /// The right end: the age of the data first of all, then the thesis, then the clock.
    private func right(room: Int) -> Line {
        let clock = state.clock.map { Line($0.time, Header.quiet) }
        let short = sources(isShort: true)
        let forms = [
            [sources(isShort: false), thesis, clock], [short, thesis, clock], [short, thesis], [short, clock], [short],
        ]
        let lines = forms.map { $0.compactMap(\.self) }.map { pieces in
            pieces.dropFirst().reduce(pieces.first ?? Line()) { line, piece in
                line + Line(String(repeating: " ", count: Header.gap), Header.quiet) + piece
            }
        }
        return lines.first { $0.width <= room } ?? Line()
    }

    private func sessionText(isWide: Bool) -> String {
        let moment = state.market.moment
        switch moment.session {
        case .holiday:
            let text = moment.day.weekday >= 5 ? "no session" : "holiday"
            guard let newest = state.market.newestSession else { return text }
            return isWide
                ? "\(text) · data of \(newest.weekdayName) \(newest.short)" : "\(text) · \(newest.short)"
        case .closed: return "close"
        case .open, .preMarket:
            guard let minute = moment.minute else { return moment.session.rawValue }
            let (hour, rest) = minute.quotientAndRemainder(dividingBy: 60)
            let time = "\(hour < 10 ? "0" : "")\(hour):\(rest < 10 ? "0" : "")\(rest)"
            return "\(moment.session.rawValue) \(time)\(isWide ? " New York" : "")"
        }
    }

    private var thesis: Line {
        if state.book.errorMessage != nil { return Line("thesis: error", Style(.warning, on: .bar)) }
        return Line("thesis ", Header.quiet) + Line(ThesisPanel.count(state.book.result), Header.style.bold)
    }

    private func sources(isShort: Bool) -> Line {
        let trouble = trouble(isShort: isShort)
        switch state.market.moment.mode {
        case .live: return trouble.map { Line($0, Style(.warning, on: .bar)) } ?? live
        case .replay:
            if let trouble { return Line(trouble, Style(.warning, on: .bar)) }
            if case .times? = state.market.moment.playback?.speed { return Line("recording", Header.quiet) }
            return Line(isShort ? "bundled" : "bundled data", Header.quiet)
        case .bundled: return bundled(trouble, isShort: isShort)
        }
    }

    /// The state of bundled figures: how old they are matters more than which source could have had newer ones.
    private func bundled(_ trouble: String?, isShort: Bool) -> Line {
        let warning = Style(.warning, on: .bar)
        let origin = Line(trouble ?? (isShort ? "bundled" : "bundled data"), trouble == nil ? Header.quiet : warning)
        guard let today = state.clock?.day else {
            return isShort ? origin : origin + Line(" · end of day", Header.quiet)
        }
        let days = today - state.market.day
        if isShort {
            let lost = state.market.lostDesk.map { "\($0.name) failed, " } ?? ""
            return Line(lost + "\(NumberText.count(days)) d old", warning)
        }
        return origin + Line(" · ", Header.quiet) + Line("\(NumberText.count(days, "day")) old", warning)
    }

    /// The most serious problem of the sources: one source by name, several by their number, or all of them.
    private func trouble(isShort: Bool) -> String? {
        // The clock next to it is in the user's time zone, so the place is named.
        func since(_ time: Timestamp?) -> String {
            isShort ? "" : time.map { " since \(NewYorkTime.text(of: $0)) NY" } ?? ""
        }
        if let desk = state.market.lostDesk { return "\(desk.name) failed" + since(desk.lastSuccess) }
        let sources = state.market.sources
        let failed = sources.filter { $0.state == .failed }
        guard let bad = failed.first ?? sources.first(where: { $0.state == .partial }) else { return nil }
        if state.market.allSourcesFail {
            return "All sources unreachable" + since(sources.filter(\.isPolled).compactMap(\.lastSuccess).max())
        }
        if failed.count > 1 { return "\(failed.count) sources failed" }
        // A partial answer is a success, and each is newer than the one before.
        return "\(bad.name) \(bad.state.rawValue)" + (bad.state == .failed ? since(bad.lastSuccess) : "")
    }

    /// The worst freshness of the instruments' figures.
    private var live: Line {
        let tally = state.freshness
        if tally.stale > 0 { return Line("\(tally.stale) of \(tally.all) stale", Style(.warning, on: .bar)) }
        if tally.delayed > 0 { return Line("delayed", Header.quiet) }
        return tally.live > 0 ? Line("live", Style(.gain, on: .bar)) : Line("end of day", Header.quiet)
    }

    private static func text(_ playback: Playback, isNarrow: Bool) -> String {
        let start = (playback.isPaused ? "‖" : "▸") + (isNarrow ? "" : " replay") + (playback.isPaused ? " paused" : "")
        switch playback.speed {
        case .sessions(let rate): return "\(start) \(Playback.Speed.figure(rate))/s"
        case .minutes(let rate): return "\(start) \(Playback.Speed.figure(rate)) min/s"
        case .times(let rate): return "\(start) \(Playback.Speed.figure(rate))×"
        }
    }
}
