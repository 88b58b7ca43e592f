import Model

extension AppState {
    /// Asks for an edit of the configuration, unless it is clear already that it makes no sense.
    mutating func perform(_ edit: ConfigurationEdit) -> [Effect] {
        do throws(EditRefusal) {
            try settings.check(edit)
            return [.edit(edit)]
        } catch {
            notice = error.message
            return []
        }
    }

    /// Removes the alert under the cursor on its page, or the selected ticker from the list that is shown.
    mutating func removeRow() -> [Effect] {
        guard cursorPanel == .tickers || focus == .indexes else {
            notice = "only tickers and alerts can be removed" + keyHints([(.alerts, "shows the alerts")])
            return []
        }
        guard let list = watchList.list else {
            notice = "all tickers are shown" + keyHints([(.nextList, "shows a list, from which one can be removed")])
            return []
        }
        return perform(.remove([selected], from: list.name))
    }

    /// Keeps an edit that was made for undoing it; the configuration is read again in a moment.
    mutating func note(_ edit: ConfigurationEdit, _ refusal: String?) {
        if let refusal {
            notice = edit.setting == nil ? refusal : "\(edit.message), until the end only: \(refusal)"
            return
        }
        keep(UndoableChange(kind: .edit, message: edit.message))
        self.edit = edit
        notice = edit.message + undoHint
        switch edit {
        case .add(let symbols, _, .lists): awaitedSymbols += symbols
        case .create(_, let symbols, .lists): awaitedSymbols += symbols
        case .move(_, _, let list) where watchList.list?.name == list: watchList.isInListOrder = true
        default: break
        }
    }

    private var undoHint: String { keyHints([(.undo, "undoes it")]) }

    mutating func keep(_ change: UndoableChange) {
        changes.append(change)
        if changes.count > UndoableChange.limit { changes.removeFirst() }
    }

    /// Undoes the newest change.
    mutating func undo() -> [Effect] {
        guard let change = changes.last else {
            notice = "nothing to undo"
            return []
        }
        guard case .view(let view) = change.kind else { return [.undoEdit] }
        changes.removeLast()
        let effects = show(view)
        notice = undone(change)
        return effects
    }

    private func undone(_ change: UndoableChange) -> String {
        let next = changes.last.map { "   before it: \($0.message)" } ?? ""
        return "undone: \(change.message)\(next)"
    }

    /// Removes an edit that was undone, or cannot be, from the changes.
    mutating func noteUndone(_ refusal: String?) {
        guard let index = changes.lastIndex(where: { if case .edit = $0.kind { true } else { false } }) else { return }
        let change = changes.remove(at: index)
        awaitedSymbols = []
        edit = nil
        messageOfUndo = refusal == nil ? undone(change) : nil
        notice = refusal.map { "not undone: \($0)" } ?? undone(change)
    }

    /// What the reloaded configuration brings after an edit from inside; nil after another change.
    mutating func noticeOfEdit() -> String? {
        defer { (edit, messageOfUndo) = (nil, nil) }
        guard let edit else { return messageOfUndo }
        if case .create(let name, _, .lists) = edit {
            moveFocus(to: .tickers)
            show(listNamed: name)
        }
        guard case .add(let symbols, let list, .lists) = edit else { return edit.message + undoHint }
        if let symbol = symbols.last(where: { market[$0] != nil }) { select(symbol) }
        let known = symbols.filter(isKnown)
        awaitedSymbols.removeAll(where: known.contains)
        if known.isEmpty {
            guard market.isPolled else {
                awaitedSymbols.removeAll(where: symbols.contains)
                return "\(edit.message): nothing is known about it yet, and no source is in use"
            }
            let asked = market.hasDesk ? "the collector asks for it once a shared list has it" : "asking the sources"
            return "\(edit.message): \(asked)"
        }
        return "added to \(list): " + known.map { market.description(of: $0) }.joined(separator: " · ") + undoHint
    }

    private func isKnown(_ symbol: Symbol) -> Bool {
        guard let listing = market[symbol] else { return false }
        return listing.last != nil
    }

    /// Tells what has become known about the symbols that were added.
    mutating func followAwaitedSymbols() {
        guard !awaitedSymbols.isEmpty else { return }
        let known = awaitedSymbols.filter(isKnown)
        let unknown = awaitedSymbols.filter { !known.contains($0) && market.unknownSymbols.contains($0) }
        guard let symbol = known.last ?? unknown.last else { return }
        awaitedSymbols.removeAll { known.contains($0) || unknown.contains($0) }
        if market[symbol] != nil { select(symbol) }
        let texts = known.map { market.description(of: $0) } + unknown.map { "\($0): no source knows it" }
        notice = texts.joined(separator: " · ") + (known.isEmpty ? undoHint : "")
    }
}

extension Market {
    /// Whether any network source is in use.
    fileprivate var isPolled: Bool { sources.contains(where: \.isPolled) }
}

extension AppState {
    /// Shows columns in the tickers; nil for the standard ones.
    mutating func show(_ columns: [TickerColumn]?) {
        self.columns = columns
        moveFocus(to: .tickers)
        guard let columns else {
            notice = "the standard columns" + undoHint
            return
        }
        let shown = Set(TickersPanel(state: self).visibleColumns ?? [])
        let hidden = columns.filter { !shown.contains($0) && $0 != .symbol }
        if !hidden.isEmpty {
            notice = "no room here for \(hidden.map(\.name).joined(separator: ", "))" + keyHints([(.zoom, "zooms")])
        }
    }
}
