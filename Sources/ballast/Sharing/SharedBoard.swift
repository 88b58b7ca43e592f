import Dashboard
import Model
import Synchronization

/// What a collector shares on its desk, kept in a file: it answers the requests of dashboards while it leads, and takes
/// over what the leader has while it stands by.
final class SharedBoard: Sendable {
    private struct State: Sendable {
        var items = SharedItems.none
        var document = SharedDocument()
    }

    private let path: String?
    private let state = Mutex(State())

    /// Reads what was kept; throws if the file cannot be used.
    ///
    /// - Parameter path: the file; nil to keep nothing.
    init(path: String?) throws(Failure) {
        self.path = path
        guard let path, FileVersion.exists(path) else { return }
        let text = try TextFile.read(path, as: "what a desk shares")
        do throws(ConfigurationEditError) {
            let items = try SharedItems(text)
            state.withLock { ($0.items, $0.document.items) = (items, text) }
        } catch {
            throw Failure(message: "ballast: \(path): \(error.short)")
        }
    }

    /// The items.
    var items: SharedItems { state.withLock(\.items) }

    /// What is published.
    var document: SharedDocument { state.withLock(\.document) }

    /// Answers a request, and keeps what it changes; returns whether there is an answer.
    ///
    /// - Parameter fault: why an alert cannot be watched; nil if it can.
    func answer(_ text: String, fault: (AlertDraft) -> String?) -> Bool {
        guard let request = ShareRequest(text) else { return false }
        var refusal: String?
        do throws(ConfigurationEditError) {
            if case .addAlert(let draft) = request.edit, let message = fault(draft) { throw .refused(message) }
            let changed = try items.applying(request.edit)
            try keep(changed)
            state.withLock { ($0.items, $0.document.items) = (changed, changed.text) }
        } catch {
            refusal = error.short
        }
        state.withLock { $0.document.add(SharedDocument.Answer(request: request.id, refusal: refusal)) }
        return true
    }

    /// Takes over what the leader publishes; returns whether the items have changed.
    func adopt(_ text: String) -> Bool {
        let before = self.items
        guard let document = SharedDocument(text), let items = try? before.reading(document.items) else { return false }
        let isNew = items != before
        if isNew { try? keep(items) }
        state.withLock { ($0.items, $0.document) = (items, document) }
        return isNew
    }

    /// The recap of a session, to be published.
    func add(_ recap: SharedDocument.Recap) { state.withLock { $0.document.recap = recap } }

    private func keep(_ items: SharedItems) throws(ConfigurationEditError) {
        guard let path else { return }
        do throws(Failure) {
            try OutputFile.replace(path, with: items.text)
        } catch {
            throw .refused("the collector cannot keep it: \(error.message)")
        }
    }
}
