import Dashboard
import Desk
import Model
import Synchronization

/// What a dashboard shares on its desk, and what it hears that others share.
final class DeskSharing: Sendable {
    /// What a dashboard hears.
    struct News: Sendable {
        /// What has changed, in words; nil for nothing to tell.
        let text: String?
        /// Whether the items have changed.
        let hasChanged: Bool
    }

    private struct State: Sendable {
        var items = SharedItems.none
        var document: SharedDocument?
        /// The last request of this dashboard.
        var request: ShareRequest?
        var refusals = 0
    }

    private let follower: Follower
    private let state = Mutex(State())

    init(_ follower: Follower) { self.follower = follower }

    /// The items that are shared now.
    var items: SharedItems { state.withLock(\.items) }

    /// How long an answer is waited for, and how often it is looked for.
    private static let patience = Duration.seconds(3), interval = Duration.milliseconds(50)

    /// What is heard, until the reader is cancelled; one reader.
    var news: AsyncStream<News> {
        let heard = follower.sharing
        return AsyncStream { [self] in
            for await event in heard {
                switch event {
                case .refused: state.withLock { $0.refusals += 1 }
                case .text(let text): if let news = hear(text) { return news }
                }
            }
            return nil
        }
    }

    private func hear(_ text: String) -> News? {
        guard let document = SharedDocument(text), let items = try? items.reading(document.items) else { return nil }
        return state.withLock { state in
            let before = state.document
            let changes = items.news(since: state.items)
            (state.items, state.document) = (items, document)
            // What was there already when the dashboard came is no news.
            let recap = before == nil || before?.recap == document.recap ? nil : document.recap
            // What the user has just shared is told in the words of the outcome.
            let own = state.request.flatMap { document.grants($0, after: before) ? $0.edit.messageOfSharing : nil }
            let told = [before == nil ? nil : own ?? changes, recap.map { "\($0.headline)   :recap shows it" }]
            guard changes != nil || recap != nil else { return nil }
            let words = told.compactMap(\.self).joined(separator: " · ")
            return News(text: words.isEmpty ? nil : words, hasChanged: changes != nil)
        }
    }

    /// Asks for something to be shared, or shared no more, and returns the outcome in words.
    func share(_ edit: ConfigurationEdit) async -> String {
        let request = ShareRequest(edit)
        let refusals = state.withLock { state in
            state.request = request
            return state.refusals
        }
        guard follower.ask(toShare: request.text) else { return "not shared: the desk is not connected" }
        let deadline = ContinuousClock.now + DeskSharing.patience
        while ContinuousClock.now < deadline {
            let (document, count) = state.withLock { ($0.document, $0.refusals) }
            if count > refusals { return "not shared: your credentials for the desk do not permit it" }
            if let answer = document?.answers.last(where: { $0.request == request.id }) {
                return answer.refusal.map { "not shared: \($0)" } ?? edit.messageOfSharing
            }
            guard (try? await Task.sleep(for: DeskSharing.interval)) != nil else { break }
        }
        return "not shared: the collector does not answer"
    }
}

extension ConfigurationEdit {
    /// What was shared, in the words of a notice.
    fileprivate var messageOfSharing: String {
        switch self {
        case .restore(let name, nil, _): "the desk no longer shares the list \(name)"
        case .restore(let name, _, _): "shared on the desk as \(Settings.deskPrefix)\(name)"
        case .addAlert(let draft): "shared on the desk: \(draft.when)"
        case .removeAlert(let id): "the desk no longer shares the alert \(id)"
        default: message
        }
    }
}
