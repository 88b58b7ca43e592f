import Model
import Reports
import Screen

extension AppState {
    /// Selects the first index where a command is for a row of the indexes, and none of them is selected.
    private mutating func selectRow(for command: Command) {
        guard focus == .indexes, [.source, .method, .addAlert, .copy].contains(command),
            market[selected]?.instrument.kind != .index,
            let first = indexPositions.first
        else { return }
        select(market.listings[first].instrument.symbol)
    }

    /// Executes a command of a key or the palette.
    mutating func perform(_ command: Command) -> [Effect] {
        selectRow(for: command)
        switch command {
        case .down, .up, .first, .last, .halfPageDown, .halfPageUp: move(command)
        case .nextMatch, .previousMatch: nextMatch(command == .nextMatch ? 1 : -1)
        case .nextPanel: moveFocus(to: arrangement.panel(1, from: focus))
        case .previousPanel: moveFocus(to: arrangement.panel(-1, from: focus))
        case .panel(let panel): moveFocus(to: panel)
        case .zoom: isZoomed.toggle()
        case .grow, .shrink, .widen, .narrow: resize(command)
        case .nextLayout: showNextLayout()
        case .back: back()
        case .filter: openFilter()
        case .palette: prompt = Prompt(.palette, from: selected)
        case .sort: sortByNextColumn()
        case .reverseSort: reverseSort()
        case .movers: showMovers()
        case .pin: pin()
        case .nextList: showNextList()
        case .shorterWindow: changeWindow(by: -1)
        case .longerWindow: changeWindow(by: 1)
        case .chartKind: changeChartKind()
        case .crossHairLeft, .crossHairRight, .crossHairFirst, .crossHairLast, .zoomIn, .zoomOut, .panLeft, .panRight:
            performOnChart(command)
        case .logScale: changeChartScale()
        case .chartMarks: changeChartMarks()
        case .source: notice = sourceOfRow.flatMap { $0.isEmpty ? nil : $0 } ?? "no source for this row"
        case .help: page = Page(.help)
        case .method: page = Page(.method)
        case .alerts: page = Page(.alerts)
        case .addAlert: openAlertPrompt()
        case .remove: return removeRow()
        case .undo: return undo()
        case .recap: openRecap()
        case .sources: page = Page(.sources)
        case .stepBack, .stepOn, .pause, .faster, .slower: return play(command)
        case .refresh: return refresh()
        case .copy: return copyRow()
        case .theme: return choose(settings.themes.next(after: theme))
        case .saveFrame: return [.saveFrame()]
        case .tour: return beginTour()
        case .repaint: return [.repaint]
        case .suspend: return [.suspend]
        case .quit: return [.quit]
        case .interrupt: return [.interrupt]
        }
        return []
    }

    private mutating func back() {
        if focus == .chart, resetChart() { return }
        if focus == .deals, !dealSearch.text.isEmpty {
            narrow(to: "")
        } else if !watchList.filter.isEmpty, focus == .tickers || !isZoomed {
            clearTickerFilter()
        } else if isZoomed {
            isZoomed = false
        }
    }

    private mutating func clearTickerFilter() {
        watchList.filter = ""
        watchList.sort(market)
    }

    private mutating func openFilter() {
        if focus != .deals { moveFocus(to: .tickers) }
        prompt = Prompt(.filter, from: selected, over: focus == .deals ? dealSearch.text : watchList.filter)
        if focus == .deals { narrow(to: "") } else { clearTickerFilter() }
    }

    /// The columns of the tickers on the screen; nil if their panel is not visible.
    private var visibleColumns: [TickerColumn]? { TickersPanel(state: self).visibleColumns }

    private mutating func sortByNextColumn() {
        watchList.isInListOrder = false
        let columns = visibleColumns ?? TickerColumn.overview
        let next = (columns.firstIndex(of: watchList.column) ?? -1) + 1
        sort(by: columns[next % columns.count])
    }

    /// Sorts the tickers by a column, or reverses their order if they are sorted by it.
    mutating func sort(by column: TickerColumn) {
        guard watchList.column != column else { return reverseSort() }
        watchList.column = column
        // Names are read from A, figures from the largest.
        watchList.isAscending = watchList.column == .symbol
        sortTickers()
    }

    private mutating func reverseSort() {
        watchList.isInListOrder = false
        watchList.isAscending.toggle()
        sortTickers()
    }

    /// Sorts the tickers by the day's change, with the largest move first, or the other end if they were sorted so; the
    /// cursor is on the first. The notice names both ends.
    private mutating func showMovers() {
        let wasSorted = watchList.column == .day && !watchList.isInListOrder
        moveFocus(to: .tickers)
        let moves = watchList.positions.compactMap { index -> (label: String, change: Double)? in
            let instrument = market.listings[index].instrument
            return market.change(of: instrument.symbol, over: .day).map { (instrument.label, $0) }
        }
        guard let best = moves.max(by: { $0.change < $1.change }), let worst = moves.min(by: { $0.change < $1.change })
        else {
            notice = "no ticker here has a change on the day"
            return
        }
        watchList.isAscending = wasSorted ? !watchList.isAscending : -worst.change > best.change
        (watchList.column, watchList.isInListOrder) = (.day, false)
        watchList.sort(market)
        let first = watchList.positions.first { !watchList.pinned.contains(market.listings[$0].instrument.symbol) }
        if let first { select(market.listings[first].instrument.symbol) }
        let texts = [best, worst].map { "\($0.label) \(NumberText.percentWithUnit($0.change))" }
        notice = "largest moves of the day: " + texts.joined(separator: ", ") + keyHints([(.movers, "the other end")])
    }

    /// Sorts the tickers, with a notice if they are not visible.
    private mutating func sortTickers() {
        watchList.sort(market)
        if visibleColumns == nil { notice = "tickers by \(watchList.column.name)" }
    }

    /// Pins or unpins the selected ticker, with a notice if the change is not visible.
    private mutating func pin() {
        let isPinned = watchList.pinned.remove(selected) == nil
        if isPinned { watchList.pinned.insert(selected) }
        let label = market.label(of: selected)
        if watchList.row(of: selected, in: market) == nil {
            notice = "\(label) is not among the tickers shown; its pin is \(isPinned ? "set" : "removed")"
        } else if visibleColumns == nil {
            notice = "\(label) \(isPinned ? "pinned to the top of" : "no longer pinned in") the tickers"
        }
        watchList.sort(market)
    }

    /// Changes to the next kind of chart, with a notice if the change is not visible.
    mutating func changeChartKind() {
        let next = chartKind.next
        show(next == .compare && compared.isEmpty ? next.next : next)
    }

    /// Shows a kind of chart, with a notice if the change is not visible.
    mutating func show(_ kind: ChartKind) {
        chartKind = kind
        let shown = layout?.placement(of: .chart)
        if shown == nil {
            notice = "chart: \(chartKind.rawValue), where it is shown"
        } else if chartWindow == .day, selectedListing?.intraday != nil, chartKind != .line {
            notice = "chart: \(chartKind.rawValue), but a line for a single session"
        }
    }

    /// Compares instruments in the chart.
    mutating func compare(_ symbols: [Symbol]) {
        compared = symbols
        chartKind = .compare
        moveFocus(to: .chart)
    }

    /// Changes to the next window, with a notice if there is none or if no visible panel shows it.
    private mutating func changeWindow(by step: Int) {
        let windows = Window.stepped
        let index = (windows.firstIndex(of: focusedWindow) ?? 0) + step
        guard windows.indices.contains(index) else {
            notice = "\(focusedWindow.rawValue) is the \(step > 0 ? "longest" : "shortest") window"
            return
        }
        show(windows[index])
    }

    /// Changes to the next window, the shortest after the longest.
    mutating func showNextWindow() {
        let windows = Window.stepped
        show(windows[((windows.firstIndex(of: focusedWindow) ?? -1) + 1) % windows.count])
    }

    /// Shows a window where the focused panel uses one, with a notice if no visible panel shows it.
    mutating func show(_ chosen: Window) {
        switch windowUse {
        case .chart:
            chartWindow = chosen
            chart.span = nil
        case .returns: window = chosen
        case nil:
            window = chosen
            notice = "returns over \(window.rawValue), where a panel shows them"
        }
    }

    /// Shows a window in the chart if it has the focus, else for returns and in the chart, which the notice tells.
    mutating func showEverywhere(_ chosen: Window) {
        if windowUse != .chart {
            (chartWindow, chart.span) = (chosen, nil)
            notice = "\(chosen.rawValue): returns and chart"
            window = chosen
        } else {
            show(chosen)
        }
    }

    private mutating func openRecap() {
        writeRecap()
        page = Page(.recap)
    }

    /// Writes the recap of the session shown.
    mutating func writeRecap() {
        var subject = RecapSubject()
        subject.excluded = Set(unwatchedPositions.map { market.listings[$0].instrument.symbol })
        recap = try? market.recap(since: visitBefore, subject: subject, thesis: book.thesis)
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
