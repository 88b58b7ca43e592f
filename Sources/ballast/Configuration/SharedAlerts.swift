import Dashboard
import Thesis

extension Configuration {
    /// The name of what the desk shares, in messages.
    static let deskItems = "what the desk shares"

    /// The alerts of the desk that the vocabulary permits, with messages about the others.
    func compiledSharedAlerts(_ vocabulary: ThesisVocabulary) -> (alerts: [Thesis.Alert], faults: [String]) {
        var alerts: [Thesis.Alert] = [], faults: [String] = []
        for draft in sharedAlerts {
            var named = draft
            named.id = Settings.deskPrefix + draft.id
            do throws(AlertFault) {
                alerts.append(try named.compiled(vocabulary))
            } catch {
                faults.append("the desk's alert \(draft.id): \(error.message)")
            }
        }
        return (alerts, faults)
    }
}

/// Why an alert cannot be watched.
struct AlertFault: Error {
    let message: String
}

extension AlertDraft {
    /// The alert for the names that it may refer to.
    func compiled(_ vocabulary: ThesisVocabulary) throws(AlertFault) -> Thesis.Alert {
        do {
            let text = try EditedConfiguration(.addAlert(self), of: "", file: Configuration.deskItems)
            guard let source = text.configuration.alerts, let alert = try Thesis(source, vocabulary).alerts.first else {
                throw AlertFault(message: "it cannot be read")
            }
            return alert
        } catch let error as ConfigurationEditError {
            throw AlertFault(message: error.short)
        } catch let error as ThesisErrors {
            throw AlertFault(message: error.errors.first?.message ?? "it cannot be read")
        } catch {
            throw AlertFault(message: "it cannot be read")
        }
    }
}
