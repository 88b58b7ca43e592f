import Model

/// What is wrong with a condition, and from which character on.
public struct InvalidCondition: Error, Hashable, Sendable {
    /// The position of the first wrong character, from 0.
    public let position: Int
    /// What is wrong and what was expected, as plain text: it may quote the condition.
    public let message: String

    /// The maximum length of a message in characters: some list all functions or groups.
    static let longestMessage = 2048
}

extension Expression {
    /// Parses a condition by itself, such as `last(IWM) > 210.50`.
    ///
    /// - Parameter vocabulary: the instruments that it may refer to.
    public init(condition text: String, _ vocabulary: ThesisVocabulary) throws(InvalidCondition) {
        do throws(ExpressionError) {
            self = try Parser.condition(text, vocabulary)
        } catch {
            let message = PlainText.clean(error.message, limit: InvalidCondition.longestMessage)
            throw InvalidCondition(position: error.range.lowerBound, message: message)
        }
    }
}
