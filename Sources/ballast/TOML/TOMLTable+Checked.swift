import Model
import TOMLKit

extension TOMLTable {
    /// The values of a text.
    ///
    /// The library's assertions end the program on some texts that are no TOML, in a release too, so that it is given
    /// only what follows the grammar. What is left to it is what a grammar cannot say: a key twice, a month 13.
    static func checked(_ text: String) throws(TOMLSyntaxError) -> TOMLTable {
        var grammar = TOMLGrammar(text)
        try grammar.check()
        do {
            return try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            let begin = error.source.begin
            throw TOMLSyntaxError(
                at: ThesisSource.Place(line: begin.line, column: begin.column), error.description)
        } catch {
            throw TOMLSyntaxError(at: ThesisSource.Place(line: 1, column: 1), "the text cannot be read")
        }
    }
}
