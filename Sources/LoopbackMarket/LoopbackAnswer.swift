import NIOHTTP1

/// An answer, and how it comes over the wire.
struct LoopbackAnswer: Sendable {
    /// How the body is sent.
    enum Manner: Sendable {
        case whole
        /// Half of what was announced, then the connection is closed.
        case truncated
        /// A few bytes a second.
        case slow
        /// Not at all: the connection is closed.
        case none
    }

    var status: HTTPResponseStatus
    var fields: [(String, String)] = [("Content-Type", "application/json")]
    var body: [UInt8] = []
    var manner = Manner.whole

    init(_ status: HTTPResponseStatus, _ type: String, _ body: String) {
        self.status = status
        fields = [("Content-Type", type)]
        self.body = Array(body.utf8)
    }

    /// What a fault makes of an answer.
    func with(_ fault: LoopbackFault?) -> LoopbackAnswer {
        guard let fault else { return self }
        let page = "<!DOCTYPE html><html><body>something else</body></html>"
        switch fault {
        case .unauthorised: return LoopbackAnswer(.unauthorized, "application/json", #"{"finance":{"result":null}}"#)
        case .forbidden: return LoopbackAnswer(.forbidden, "text/html", page)
        case .forbiddenByRate:
            return LoopbackAnswer(
                .forbidden, "text/html", "<html><title>Request Rate Threshold Exceeded</title></html>")
        case .missing: return LoopbackAnswer(.notFound, "application/json", #"{"chart":{"result":null,"error":{}}}"#)
        case .notAcceptable: return LoopbackAnswer(.notAcceptable, "text/plain", "")
        case .tooMany: return LoopbackAnswer(.tooManyRequests, "text/plain", "Edge: Too Many Requests")
        case .tooManyForAMoment: return with(.tooMany).adding("Retry-After", "3")
        case .broken: return LoopbackAnswer(.internalServerError, "text/html", page)
        case .maintenance: return LoopbackAnswer(.serviceUnavailable, "text/html", page)
        case .page: return LoopbackAnswer(.ok, "text/html", page)
        case .consent:
            return LoopbackAnswer(.temporaryRedirect, "text/html", "").adding("Location", "/consent?sessionId=1")
        case .nothing: return LoopbackAnswer(.ok, "application/json", "")
        case .emptyResult:
            return LoopbackAnswer(
                .ok, "application/json", #"{"chart":{"result":[],"error":null},"spark":{"result":[]}}"#)
        case .truncated: return inManner(.truncated)
        case .slow: return inManner(.slow)
        case .hangUp: return inManner(.none)
        case .bomb: return LoopbackAnswer.bomb
        case .nullPrice, .changedType, .streamCloses, .streamIsSilent, .streamBabbles: return self
        }
    }

    private func adding(_ name: String, _ value: String) -> LoopbackAnswer {
        var answer = self
        answer.fields.append((name, value))
        return answer
    }

    private func inManner(_ manner: Manner) -> LoopbackAnswer {
        var answer = self
        answer.manner = manner
        return answer
    }

    /// A few bytes that become a gigabyte: empty stored blocks would not grow, so one gzip member of zeros is repeated.
    private static let bomb: LoopbackAnswer = {
        var answer = LoopbackAnswer(.ok, "application/json", "")
        answer.fields.append(("Content-Encoding", "gzip"))
        answer.body = Deflated.zeros(1 << 30)
        return answer
    }()
}
