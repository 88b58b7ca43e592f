import Dashboard
import Model

extension Configuration {
    /// What of it the dashboard itself takes, and what is wrong with its alerts.
    ///
    /// - Parameter vocabulary: What alerts may speak of.
    func settings(_ vocabulary: ThesisVocabulary) -> (settings: Settings, errors: [ConfigurationError]) {
        var settings = Settings()
        settings.theme = theme
        settings.bell = bell
        settings.keys = KeyTable.standard.rebinding(keys)
        settings.lists = lists
        settings.list = list
        settings.groups = groups
        guard let alerts else { return (settings, []) }
        do throws(ThesisErrors) {
            settings.alerts = try Thesis(alerts, vocabulary).alerts
            return (settings, [])
        } catch {
            let errors = error.errors.map { error in
                ConfigurationError(
                    file: error.file, line: error.place.line, key: ConfigurationSchema.alertTable,
                    message: error.message)
            }
            return (settings, errors)
        }
    }

    /// Of some instruments those that are wanted: not what a list named once, and none names any more.
    func wanted(_ instruments: [Instrument]) -> [Instrument] {
        let listed = lists.allSymbols
        return instruments.filter { !$0.isForgotten(by: listed) }
    }

    /// The symbols that only a person's own lists name, in their order.
    var ownSymbols: [Symbol] {
        var seen = Configuration.shippedLists.allSymbols
        return lists.flatMap(\.symbols).filter { !$0.namesRatio && seen.insert($0).inserted }
    }

    /// The instruments of its lists that a market does not have, with no price yet.
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
    /// Whether only a ratio of a thesis can be called so: no market's symbol has such a sign.
    fileprivate var namesRatio: Bool { name.contains("/") || name.contains("_") }
}
