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
        loading: [Freshness] = [], saved: SavedState? = nil, keepsAlerts: Bool = false
    ) {
        var market = market
        market.include(thesis.derived)
        self.init(market, size: size, book: ThesisBook(thesis, errorMessage: errorMessage, market))
        self.keepsAlerts = keepsAlerts
        awaited = (FreshnessTally(of: loading), market.listings.count)
        self.window = window
        self.chartWindow = chartWindow
        begin(settings)
        if let saved { restore(saved) }
        watchList.sort(market)
        let isShown = saved?.list == nil || watchList.row(of: symbol, in: market) != nil
        let first = watchList.positions.first.map { market.listings[$0].instrument.symbol }
        selected = (isShown ? symbol : nil) ?? first ?? ""
        sortDay = market.day
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
        if case .input = event {} else { revision += 1 }
        switch event {
        case .input(let input):
            let view = view, count = changes.count, isTour = tour != nil
            effects = handle(input)
            // Neither undoing nor the tour is a change to be undone.
            if changes.count == count, !isTour, tour == nil { keepView(view) }
        case .data(let updates, let time): effects = ingest(updates, at: time)
        case .woken(let time): effects = wake(at: time)
        case .clock(let time): clock = time
        case .started: effects = lookups() + (keepsAlerts ? [.claim([])] : []) + (followsGround ? [.askGround] : [])
        case .alertsClaimed(let claim): effects = apply(claim)
        case .tour: effects = beginTour()
        case .entered(let line): effects = enter(line: line)
        case .lookedUp(let evaluation):
            book.apply(evaluation)
            effects = lookups()
        case .configured(let settings, let message): effects = apply(settings, message)
        case .greeted(let greeting): self.greeting = greeting
        case .edited(let edit, let refusal): note(edit, refusal)
        case .editUndone(let refusal): noteUndone(refusal)
        case .themes(let themes, let faulty): effects = apply(themes, faulty: faulty)
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
    func fitting(_ texts: [String]) -> String? {
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
            greeting = nil
            if prompt != nil { return type(key) }
            if page == nil, let effects = guide(key) { return effects }
            guard let command = settings.keys.command(for: key, in: page == nil ? focus : nil) else {
                notice = "no command for \(key.label)" + keyHints([(.help, "shows the keys")])
                return []
            }
            return execute(command)
        case .paste(let text):
            guard prompt != nil else {
                notice =
                    "nothing to paste into" + keyHints([(.palette, "opens a prompt"), (.filter, "opens a filter")])
                return []
            }
            paste(text)
            return []
        case .ground(let colour): return apply(ground: colour)
        case .click(let x, let y): return click(x: x, y: y)
        case .doubleClick(let x, let y): return click(x: x, y: y, isDouble: true)
        case .drag(let x, let y):
            drag(x: x, y: y)
            return []
        case .release:
            heldBorder = nil
            return []
        case .scroll(let x, let y, let rows):
            scroll(x: x, y: y, rows: rows)
            return []
        }
    }

    /// Executes a command of a key, or of its name in the footer.
    mutating func execute(_ command: Command) -> [Effect] {
        if page != nil, let effects = navigatePage(command) { return effects }
        return perform(command)
    }

    /// Executes a command on the open page; nil for a command that the page does not handle.
    private mutating func navigatePage(_ command: Command) -> [Effect]? {
        if page?.subject == .alerts, let effects = navigateAlerts(command) { return effects }
        switch command {
        case .down: turn(by: 1)
        case .up: turn(by: -1)
        case .halfPageDown: turn(by: size.height / 2)
        case .halfPageUp: turn(by: -size.height / 2)
        case .first: page?.first = 0
        case .last: turn(by: .max / 2)
        case .filter where page?.isSearchable == true: prompt = Prompt(.search, from: selected)
        case .back where page?.search.isEmpty == false: search("")
        case .quit, .back, .help, .method, .alerts, .recap, .sources, .zoom: page = nil
        case .interrupt, .suspend, .repaint, .theme, .refresh: return nil
        default: notice = "not available while this page is open" + keyHints([(.back, "closes it")])
        }
        return []
    }

    /// Searches the page for a text.
    mutating func search(_ text: String) {
        page?.search = text
        page?.first = 0
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
    mutating func apply(_ settings: Settings, _ message: String?) -> [Effect] {
        let before = self.settings
        self.settings = settings
        var effects: [Effect] = []
        effects += settings.theme != before.theme ? use(settings.theme) : refreshTheme()
        if settings.mouse != before.mouse { effects.append(.mouse(settings.mouse)) }
        let gone = Set(before.watchedAlerts.map(AlertEntry.Key.init))
            .subtracting(settings.watchedAlerts.map(AlertEntry.Key.init)).intersection(runningAlerts)
        runningAlerts.subtract(gone)
        if !gone.isEmpty { effects.append(.endAlerts(gone.sorted { $0.id < $1.id })) }
        book.watch(settings.watchedAlerts)
        use(settings)
        let keepsList = settings.list == before.list || edit != nil || messageOfUndo != nil
        show(listNamed: keepsList ? watchList.list?.name : settings.list)
        notice = noticeOfEdit() ?? message
        return effects + updateThesis(after: .everything)
    }

    /// Applies the settings before the first frame.
    private mutating func begin(_ settings: Settings) {
        self.settings = settings
        theme = settings.theme.theme
        followsGround = settings.theme == .automatic
        book.watch(settings.watchedAlerts)
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
