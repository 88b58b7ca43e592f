public import Model
public import Thesis
public import Screen

extension AppState {
    /// Creates the dashboard of a market, with the first ticker selected unless `symbol` is given.
    ///
    /// - Parameters:
    ///   - thesis: The thesis to evaluate.
    ///   - errorMessage: The reason why there is no thesis, as text.
    ///   - window: The window of returns and changes.
    ///   - chartWindow: The window of the chart.
    public init(
        market: Market, size: Size, settings: Settings = Settings(), select symbol: Symbol? = nil,
        thesis: Thesis = .empty, errorMessage: String? = nil, window: Window = .month, chartWindow: Window = .halfYear,
        loading: [Freshness] = [], saved: SavedState? = nil
    ) {
        var market = market
        market.include(thesis.derived)
        self.init(market, size: size, book: ThesisBook(thesis, errorMessage: errorMessage, market))
        awaited = (FreshnessTally(of: loading), market.listings.count)
        self.window = window
        self.chartWindow = chartWindow
        begin(settings)
        if let saved { restore(saved) }
        watchList.sort(market)
        sortDay = market.day
        selected = symbol ?? watchList.positions.first.map { market.listings[$0].instrument.symbol } ?? ""
        settleScroll()
    }

    /// Applies an event and returns the effects to perform. This is the only way in which the state changes.
    ///
    /// - Parameter moreFollows: Whether more input is waiting to be applied before the next frame: a list is then
    ///   filtered only once for everything that was typed.
    public mutating func update(_ event: Event, moreFollows: Bool = false) -> [Effect] {
        if moreFollows, prompt != nil, case .input(let input) = event, input.isTyping {
            return handle(input)
        }
        var effects: [Effect] = []
        switch event {
        case .input(let input): effects = handle(input)
        case .data(let updates, let time): effects = ingest(updates, at: time)
        case .woken(let time): effects = wake(at: time)
        case .clock(let time): clock = time
        case .started: effects = lookups()
        case .tour: effects = beginTour()
        case .entered(let line): effects = enter(line: line)
        case .lookedUp(let evaluation):
            book.apply(evaluation)
            effects = lookups()
        case .configured(let settings): effects = apply(settings)
        case .notice(let text, let shorter): notice = fitting([text] + shorter)
        }
        followPrompt()
        settleScroll()
        return effects
    }

    /// The state with the lookups of `Event.started` completed, for a single frame.
    public func completed() -> AppState {
        var state = self
        for case .lookUp(let inquiry) in state.update(.started) { _ = state.update(.lookedUp(inquiry.evaluate())) }
        return state
    }

    /// The lookups of the past of the thesis that are required.
    mutating func lookups() -> [Effect] { book.inquiry(market).map { [.lookUp($0)] } ?? [] }

    /// The first text that fits in the last row, else the last one.
    private func fitting(_ texts: [String]) -> String? {
        texts.first { DisplayWidth.of($0) <= size.width - 2 } ?? texts.last
    }

    private mutating func handle(_ input: InputEvent) -> [Effect] {
        if !input.isTyping { followPrompt() }
        switch input {
        case .resize(let size):
            self.size = size
            return []
        case .key(let key):
            notice = nil
            if prompt != nil { return type(key) }
            if page == nil, let effects = guide(key) { return effects }
            guard let command = settings.keys.command(for: key) else {
                notice = "no command for \(key.label)" + keyHints([(.help, "shows the keys")])
                return []
            }
            if page != nil, let effects = navigatePage(command) { return effects }
            return perform(command)
        case .paste(let text):
            guard prompt != nil else {
                notice =
                    "nothing to paste into" + keyHints([(.palette, "opens a prompt"), (.filter, "opens a filter")])
                return []
            }
            paste(text)
            return []
        case .click(let x, let y):
            click(x: x, y: y)
            return []
        case .scroll(let x, let y, let rows):
            scroll(x: x, y: y, rows: rows)
            return []
        }
    }

    /// Executes a command on the open page; nil for a command that the page does not handle.
    private mutating func navigatePage(_ command: Command) -> [Effect]? {
        switch command {
        case .down: turn(by: 1)
        case .up: turn(by: -1)
        case .halfPageDown: turn(by: size.height / 2)
        case .halfPageUp: turn(by: -size.height / 2)
        case .first: page?.first = 0
        case .last: turn(by: .max / 2)
        case .quit, .back, .help, .method, .alerts, .recap, .sources, .zoom: page = nil
        case .interrupt, .suspend, .repaint, .theme, .refresh: return nil
        default: notice = "not available while this page is open" + keyHints([(.back, "closes it")])
        }
        return []
    }

    /// Scrolls the page by a number of rows, as far as possible.
    mutating func turn(by rows: Int) {
        guard let page else { return }
        let limit = PageBox(state: self, page: page).lastFirst
        self.page?.first = min(max(page.first + rows, 0), limit)
    }
}

extension AppState {
    /// Applies reloaded settings. What the user has changed with keys meanwhile is preserved, unless just that setting
    /// was changed.
    mutating func apply(_ settings: Settings) -> [Effect] {
        let before = self.settings
        self.settings = settings
        var effects: [Effect] = []
        if settings.theme != before.theme {
            theme = settings.theme
            effects.append(.palette(theme.palette))
        }
        book.watch(settings.alerts)
        use(settings)
        show(listNamed: settings.list == before.list ? watchList.list?.name : settings.list)
        notice = "Configuration reloaded"
        return effects + updateThesis(after: .everything)
    }

    /// Applies the settings before the first frame.
    private mutating func begin(_ settings: Settings) {
        self.settings = settings
        theme = settings.theme
        book.watch(settings.alerts)
        use(settings)
        watchList.list = settings.lists.first { $0.name == settings.list }
    }

    private mutating func use(_ settings: Settings) {
        watchList.groups = settings.groups
        watchList.listed = settings.lists.allSymbols
        catalogue()
    }

    /// Shows a watch list; all tickers if there is none of that name.
    mutating func show(listNamed name: String?) {
        watchList.list = settings.lists.first { $0.name == name }
        watchList.sort(market)
        if watchList.row(of: selected, in: market) == nil, let index = watchList.positions.first {
            selected = market.listings[index].instrument.symbol
        }
    }

    /// Shows the next watch list; all tickers after the last.
    mutating func showNextList() {
        let lists = settings.lists
        guard !lists.isEmpty else {
            notice = "no watch lists in the configuration"
            return
        }
        let next = watchList.list.flatMap { list in lists.firstIndex { $0.name == list.name } }.map { $0 + 1 } ?? 0
        show(listNamed: next < lists.count ? lists[next].name : nil)
        notice = "tickers: \(watchList.list?.name ?? "all")"
    }
}

extension Key {
    /// The key as the footer shows it; some keys have no name.
    fileprivate var label: String {
        let name = PlainText.clean(self.name, limit: 20)
        return name.isEmpty ? "that key" : "“\(name)”"
    }
}
