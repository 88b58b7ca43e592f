import Dashboard
import Model
import Services
import Thesis

extension Configuration {
    /// The settings of the dashboard, and the errors in its alerts.
    ///
    /// - Parameter vocabulary: the names that alerts may refer to.
    func settings(_ vocabulary: ThesisVocabulary) -> (settings: Settings, errors: [ConfigurationError]) {
        var settings = Settings()
        settings.rateSources = ServiceDefinition.all.filter { $0.role == .rates }.map(\.name)
        settings.theme = theme
        if case .fixed(let own) = theme, settings.themes.named(own.name) == nil { settings.themes.append(own) }
        settings.bell = bell
        settings.desktop = desktop
        settings.notify = notify
        settings.layouts = layouts
        settings.mouse = mouse
        settings.motion = motion
        settings.keys = KeyTable.standard.rebinding(keys)
        settings.lists = lists
        settings.list = list
        settings.choosesList = choosesList
        settings.ownLists = lists.filter(Configuration.isOwn).map(\.name).filter { !sharedLists.contains($0) }
        settings.sharedLists = sharedLists
        settings.desk = desk.address == nil ? nil : desk.name
        settings.groups = groups
        (settings.sharedAlerts, settings.sharedFaults) = compiledSharedAlerts(vocabulary)
        guard let alerts else { return (settings, []) }
        do throws(ThesisErrors) {
            settings.alerts = try Thesis(alerts, vocabulary).alerts
            return (settings, [])
        } catch {
            let errors = error.errors.map { error in
                ConfigurationError(
                    file: error.file, line: error.location.line, key: ConfigurationSchema.alertTable,
                    message: error.message)
            }
            return (settings, errors)
        }
    }

    /// The given instruments, without those that were added by a list that no longer contains them.
    func wanted(_ instruments: [Instrument]) -> [Instrument] {
        let listed = lists.allSymbols
        return instruments.filter { !$0.isUnwatched(by: listed) }
    }

    /// The symbols that only the user's own lists contain, in their order.
    var ownSymbols: [Symbol] {
        var seen = Configuration.shippedLists.allSymbols
        return lists.flatMap(\.symbols).filter { !$0.namesRatio && seen.insert($0).inserted }
    }

    /// The instruments of its lists that a market lacks, without prices.
    func instruments(beyond market: Market) -> [Instrument] {
        var seen: Set<Symbol> = []
        return lists.flatMap(\.symbols).filter {
            market[$0] == nil && !$0.namesRatio && seen.insert($0).inserted
        }.map { symbol in
            .undescribed(symbol, group: Instrument.watchGroup)
        }
    }
}

extension Symbol {
    /// Whether the symbol can only name a ratio of a thesis: symbols of markets have no such characters.
    fileprivate var namesRatio: Bool { name.contains("/") || name.contains("_") }
}
