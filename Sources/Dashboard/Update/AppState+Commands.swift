import Model
import Screen

extension AppState {
    /// Does what a key or the palette asks for.
    mutating func perform(_ command: Command) -> [Effect] {
        switch command {
        case .down, .up, .first, .last, .halfPageDown, .halfPageUp: move(command)
        case .nextMatch, .previousMatch: nextMatch(command == .nextMatch ? 1 : -1)
        case .nextPanel: look(at: focus.next)
        case .previousPanel: look(at: focus.previous)
        case .panel(let panel): look(at: panel)
        case .zoom: isZoomed.toggle()
        case .back: back()
        case .filter: openFilter()
        case .palette: prompt = Prompt(.palette, from: selected)
        case .sort, .reverseSort, .pin: arrange(command)
        case .nextList: showNextList()
        case .shorterWindow: changeWindow(by: -1)
        case .longerWindow: changeWindow(by: 1)
        case .chartKind: chartKind = chartKind.next
        case .source: notice = sourceOfRow ?? "no source for this row"
        case .help: page = Page(.help)
        case .method: page = Page(.method)
        case .alerts: page = Page(.alerts)
        case .recap: openRecap()
        case .sources: page = Page(.sources)
        default: return ask(command)
        }
        return []
    }

    /// Whether a command has something to change as things stand.
    func offers(_ command: Command) -> Bool {
        switch command {
        case .down, .up: rowCount(of: cursorPanel) > 1
        case .shorterWindow, .longerWindow: windowUse != nil
        default: true
        }
    }

    /// What only the outside can do.
    private mutating func ask(_ command: Command) -> [Effect] {
        switch command {
        case .stepBack, .stepOn, .pause, .faster, .slower: return play(command)
        case .refresh: return refresh()
        case .copy: return copyRow()
        case .saveFrame: return [.saveFrame]
        case .theme:
            theme = theme.next
            return [.palette(theme.palette)]
        case .repaint: return [.repaint]
        case .suspend: return [.suspend]
        case .quit: return [.quit]
        case .interrupt: return [.interrupt]
        default: return []
        }
    }

    /// Gives keys to a panel.
    mutating func look(at panel: PanelID) {
        focus = panel
        if panel != .tickers { tab = panel }
    }

    private mutating func back() {
        if isZoomed {
            isZoomed = false
        } else if focus == .deals, !dealSearch.text.isEmpty {
            dealSearch = DealSearch()
            listDeals()
        } else if !watchList.filter.isEmpty {
            watchList.filter = ""
            watchList.sort(market)
        }
    }

    private mutating func openFilter() {
        if focus != .deals { look(at: .tickers) }
        var prompt = Prompt(.filter, from: selected)
        prompt.text = focus == .deals ? dealSearch.text : watchList.filter
        self.prompt = prompt
    }

    private mutating func arrange(_ command: Command) {
        switch command {
        case .reverseSort: watchList.isAscending.toggle()
        case .pin:
            if watchList.pinned.remove(selected) == nil { watchList.pinned.insert(selected) }
        default:
            let columns = shownColumns ?? TickerColumn.overview
            let next = (columns.firstIndex(of: watchList.column) ?? -1) + 1
            watchList.column = columns[next % columns.count]
            watchList.isAscending = false
        }
        watchList.sort(market)
        if shownColumns == nil, command != .pin { notice = "tickers by \(watchList.column.word)" }
    }

    private mutating func openRecap() {
        writeRecap()
        page = Page(.recap)
    }

    /// Writes the recap of the session that is shown.
    mutating func writeRecap() {
        recap = try? market.recap(thesis: book.thesis)
        recapDay = market.day
    }

    private mutating func copyRow() -> [Effect] {
        guard let text = textOfRow else {
            notice = "nothing to copy here"
            return []
        }
        notice = "copied: \(text)"
        return [.copy(text)]
    }
}

extension ChartKind {
    fileprivate var next: ChartKind {
        let all = ChartKind.allCases
        return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
    }
}
