import TestSupport
import Testing

@testable import Model

struct LogarithmTests {
    @Test(
        "logarithms agree with those of the C library to the last digits",
        arguments: [
            (1, 0), (2, 0.6931471805599453), (0.5, -0.6931471805599453), (10, 2.302585092994046),
            (1.0001, 9.999500033329732e-05), (0.9999, -0.00010000500033334732), (1.05, 0.04879016416943205),
            (1e-300, -690.7755278982137), (1.7976931348623157e308, 709.782712893384), (3, 1.0986122886681098),
            (1.4142135623730951, 0.3465735902799727), (0.7071067811865475, -0.34657359027997275),
        ])
    func values(x: Double, expected: Double) {
        #expect((logarithm(x) - expected).magnitude <= 2 * expected.ulp)
    }

    @Test("the logarithm of a product is the sum of the logarithms", arguments: [0.3, 0.99, 1.01, 7, 1e9])
    func products(x: Double) {
        #expect(agree(logarithm(x * 1.37), logarithm(x) + logarithm(1.37), to: 1e-14))
    }

    @Test(
        "hyperbolic tangents agree with those of the C library",
        arguments: [
            (0, 0), (0.1, 0.09966799462495582), (0.2596, 0.25392136107345076), (0.4753, 0.44247165371939795),
            (1, 0.7615941559557649),
        ])
    func tangents(x: Double, expected: Double) {
        #expect((hyperbolicTangent(x) - expected).magnitude <= 2 * expected.ulp)
        #expect(hyperbolicTangent(-x) == -hyperbolicTangent(x))
    }
}
