/// What a dashboard hears about what is shared on its desk.
package enum SharedNews: Hashable, Sendable {
    /// What is shared now, a text whose meaning is the program's own.
    case text(String)
    /// The server does not permit this dashboard to share.
    case refused
}
