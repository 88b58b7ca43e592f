import Model
import Screen

/// The top row: the as-of date and its session, how figures come and how old they are, the thesis, the clock.
struct Header {
    let state: AppState

    private static let style = Style(.text, on: .bar)
    private static let quiet = Style(.muted, on: .bar)

    func draw(in rect: Rect, on grid: inout Grid) {
        grid.fill(rect, with: Cell(.space, Header.style))
        var right = rect.right - 1
        for piece in rightPieces {
            let start = right - piece.width
            guard start > leftWidth(in: rect) else { break }
            grid.write(piece, x: start, y: rect.y)
            right = start - 3
        }
        grid.write(left(in: rect), x: rect.x + 1, y: rect.y, width: right - rect.x - 1)
    }

    private func leftWidth(in rect: Rect) -> Int { left(in: rect).width + 3 }

    private func left(in rect: Rect) -> Line {
        var line = Line("BALLAST", Style(.accent, on: .bar).bold)
        if rect.width >= 110 { line.append("  small-cap rally", Header.quiet) }
        line.append("   \(state.market.day.full)", Header.style.bold)
        line.append("  \(sessionWords)", Header.quiet)
        if let playback = state.market.moment.playback, state.market.moment.mode == .replay {
            line.append("  \(Header.words(playback))", Style(playback.isPaused ? .warning : .accent, on: .bar))
        }
        return line
    }

    /// What stands at the right end, the most needed first.
    private var rightPieces: [Line] {
        var pieces: [Line] = []
        if let clock = state.clock { pieces.append(Line(clock.time, Header.quiet)) }
        pieces.append(thesis)
        pieces.append(sources)
        return pieces
    }

    private var sessionWords: String {
        let moment = state.market.moment
        let words = moment.session == .closed ? "close" : moment.session.rawValue
        guard let minute = moment.minute else { return words }
        let (hour, rest) = minute.quotientAndRemainder(dividingBy: 60)
        return "\(words) \(hour < 10 ? "0" : "")\(hour):\(rest < 10 ? "0" : "")\(rest) New York"
    }

    private var thesis: Line {
        if state.book.fault != nil { return Line("thesis: error", Style(.warning, on: .bar)) }
        return Line("thesis ", Header.quiet) + Line(ThesisPanel.count(state.book.standing), Header.style.bold)
    }

    private var sources: Line {
        let bad = state.market.sources.first { $0.state == .failed || $0.state == .partial }
        if let bad { return Line("\(bad.name) \(bad.state.rawValue)", Style(.warning, on: .bar)) }
        switch state.market.moment.mode {
        case .live: return Line("live", Header.quiet)
        case .replay: return Line("bundled data", Header.quiet)
        case .bundled:
            guard let today = state.clock?.day else { return Line("bundled data · end of day", Header.quiet) }
            let age = "\(NumberText.count(today - state.market.day)) days old"
            return Line("bundled data · ", Header.quiet) + Line(age, Style(.warning, on: .bar))
        }
    }

    private static func words(_ playback: Playback) -> String {
        let start = playback.isPaused ? "‖ replay paused" : "▸ replay"
        switch playback.speed {
        case .sessions(let rate): return "\(start) \(Playback.Speed.figure(rate))/s"
        case .minutes(let rate): return "\(start) \(Playback.Speed.figure(rate)) min/s"
        }
    }
}
