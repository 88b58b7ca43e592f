import Formats
import Model

/// What a collector publishes for all dashboards: the shared items, the recap of the last close, and answers to the
/// newest requests.
struct SharedDocument: Hashable, Sendable {
    /// The answer to a request.
    struct Answer: Hashable, Sendable {
        /// The request's name.
        let request: String
        /// Why it was refused; nil if it was done.
        let refusal: String?
    }

    /// The recap of a session.
    struct Recap: Hashable, Sendable {
        let day: Day
        /// The session in one line.
        let headline: String
    }

    /// The text of the items.
    var items = ""
    /// The recap of the last session; nil until one has closed.
    var recap: Recap?
    /// The answers, the newest last.
    private(set) var answers: [Answer] = []

    /// The number of answers that are kept.
    private static let answerLimit = 16

    /// Adds an answer.
    mutating func add(_ answer: Answer) {
        answers.append(answer)
        if answers.count > SharedDocument.answerLimit { answers.removeFirst() }
    }

    /// Whether it grants a request that an earlier one did not answer.
    func grants(_ request: ShareRequest, after earlier: SharedDocument?) -> Bool {
        func answer(in answers: [Answer]) -> Answer? { answers.last { $0.request == request.id } }
        guard let granted = answer(in: answers), granted.refusal == nil else { return false }
        return answer(in: earlier?.answers ?? []) == nil
    }

    /// The document as it is sent.
    var text: String {
        let recap: JSON =
            recap.map { ["day": JSON($0.day), "headline": .string($0.headline)] } ?? .null
        let answers = answers.map { answer -> JSON in
            ["request": .string(answer.request), "refusal": JSON(answer.refusal)]
        }
        return JSON.object([
            JSON.Member("items", .string(items)), JSON.Member("recap", recap), JSON.Member("answers", .array(answers)),
        ]).text(indented: false)
    }
}

extension SharedDocument {
    /// Reads what was sent; nil if it is no such document.
    init?(_ text: String) {
        guard let json = try? JSON(decoding: Array(text.utf8)), case .string(let items)? = json["items"] else {
            return nil
        }
        self.items = items
        if let day = json["recap"]?["day"]?.plainText.flatMap(Day.init),
            let line = json["recap"]?["headline"]?.plainText
        {
            recap = Recap(day: day, headline: line)
        }
        guard case .array(let answers)? = json["answers"] else { return }
        for answer in answers.suffix(SharedDocument.answerLimit) {
            guard let request = answer["request"]?.plainText else { continue }
            add(Answer(request: request, refusal: answer["refusal"]?.plainText))
        }
    }
}
