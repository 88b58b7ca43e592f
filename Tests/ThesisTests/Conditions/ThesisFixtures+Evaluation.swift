import Model
import Testing
import ThesisSupport

@testable import Thesis

/// Parses expressions and theses, and evaluates them for spring 2024.
extension ThesisFixtures {
    static func figure(_ text: String, in market: Market = market) throws -> Reading {
        try Parser.figure(text, vocabulary).reading(in: market)
    }

    static func number(_ text: String, in market: Market = market) throws -> Double? {
        try figure(text, in: market).number?.value
    }

    static func truth(_ text: String, in market: Market = market) throws -> Bool? {
        try Parser.condition(text, vocabulary).truth(in: market)
    }

    /// The errors of a thesis file; empty if it is valid.
    static func errors(of source: ThesisSource) -> [ThesisError] {
        do {
            _ = try Thesis(source, vocabulary)
            return []
        } catch {
            return error.errors
        }
    }

    static func result(_ condition: String, in market: Market = market) throws -> ConditionResult {
        try #require(thesis(condition).evaluate(market).conditions.first)
    }
}
