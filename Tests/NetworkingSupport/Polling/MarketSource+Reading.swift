package import Model

extension MarketSource {
    /// Reads until it ends.
    package func readToEnd() async { for await _ in updates() {} }
}
