import Model
import Screen
import Thesis

extension AppState {
    /// Begins the tour, or begins it anew, on its date.
    mutating func beginTour() -> [Effect] {
        let isThere = market.day == Tour.day
        guard isThere || market.moment.playback?.span.contains(Tour.day) == true else {
            notice = "the tour shows \(Tour.day.long), which these data do not have"
            return []
        }
        let isNewest = market.moment.playback.map { market.day >= $0.span.upperBound } ?? false
        let view = Tour.View(
            day: isNewest ? nil : market.day, focus: focus, tab: tab, isZoomed: isZoomed, selected: selected,
            window: window)
        tour = Tour(former: tour?.former ?? view)
        page = nil
        show(.returns)
        followTour()
        return [.playback(.pause), .playback(.jump(to: Tour.day))]
    }

    /// Handles a key during the tour; nil for one that works as ever.
    mutating func guide(_ key: Key) -> [Effect]? {
        guard let tour else { return nil }
        switch key {
        case Key(.enter), .character(" "), .character("n"):
            guard let next = tour.stop.moved(by: 1) else { return leaveTour() }
            show(next)
        case .character("p"), Key(.backspace):
            guard let previous = tour.stop.moved(by: -1) else {
                notice = "this is the first stop"
                return []
            }
            show(previous)
        case Key(.escape), .character("q"): return leaveTour()
        default: return nil
        }
        return []
    }

    /// Notes that the date of the tour is on the screen, and that its sessions have been loaded.
    mutating func followTour() {
        let isLoaded = market[Tour.small].map { $0.lastDay == Tour.day } ?? true
        if market.day == Tour.day, isLoaded { tour?.hasArrived = true }
    }

    /// Shows a stop of the tour, whatever was changed since the last one.
    private mutating func show(_ stop: Tour.Stop) {
        tour?.stop = stop
        watchList.filter = ""
        isZoomed = stop.isZoomed
        moveFocus(to: stop.panel)
        window = .month
        if market[Tour.fund] != nil { selected = Tour.fund }
        watchList.sort(market)
        let condition: String? =
            switch stop {
            case .valuation: "discount"
            case .thesis: book.result.conditions.first { $0.status == .fails }?.id
            default: nil
            }
        if let row = book.result.conditions.firstIndex(where: { $0.id == condition }) { cursors[.thesis] = row }
        if stop == .yield || stop == .correlation {
            cursors[.yields] = Tenor.allCases.firstIndex(of: .tenYears) ?? 0
        }
    }

    private mutating func leaveTour() -> [Effect] {
        guard let former = tour?.former else { return [] }
        tour = nil
        (focus, tab, isZoomed, window) = (former.focus, former.tab, former.isZoomed, former.window)
        if market[former.selected] != nil { selected = former.selected }
        watchList.sort(market)
        notice = "the tour is over" + keyHints([(.palette, "tour begins it again"), (.help, "shows the keys")])
        let day = former.day ?? market.moment.playback?.span.upperBound
        return day.map { $0 == market.day ? [] : [.playback(.jump(to: $0))] } ?? []
    }
}
