// What the page says, in the language that the browser prefers. {0}, {1} stand for what is put in.
const WORDS = {
  en: {
    search: "Search ( / )", plane: "Who may connect, by", intent: "Intent", effective: "Effective",
    noEffective: "It cannot be compiled for a target, so what is effective is unknown",
    lateral: "via others", labels: "labels", marks: "findings", undrawn: "undrawn links",
    fold: "Fold zones", download: "SVG ↓", zoom: "Zoom", out: "Zoom out", in: "Zoom in", fit: "Show all",
    details: "Details", diagram: "Diagram", counts: "{0} zones · {1} services · {2} lines",
    on: "effective on {0}", findings: "Findings", noFindings: "Nothing was found.", zones: "Zones",
    undrawnLinks: "Possible, though nobody drew it",
    reaches: "Reaches", reachedBy: "Is reached by", nothing: "nothing", direct: "direct", via: "via {0}",
    choose: "Choose another one to see the way there: click it, or press Enter on it.",
    back: "The other way round", clear: "Clear", noPath: "There is no way.", toItself: "in {0} zones",
    drawn: "drawn: {0}", port: "drawn for other ports: {0}", reverse: "drawn the other way round: {0}",
    zone: "neighbours in a zone, on the network {0}", "co-tenant": "both on the network {0}",
    egress: "the network {0} leads outside", published: "a port is published: {0}",
    publishedNetwork: "the network {0} is that of the machines outside",
    "host-mode": "in the sandbox of the host", sandbox: "in one sandbox", ports: "ports {0}",
    apart: "Kept apart by {0}", related: "What was found of this",
    selected: "{0}: reaches {1}, is reached by {2}", path: "From {0} to {1}: {2}", way: "{0} connections", noWay: "no way",
    cleared: "Nothing is selected", folded: "{0} is folded", unfolded: "{0} is unfolded",
    results: "{0} found", zonesOnly: "Zones only", everything: "Everything is shown",
    keys: "Keys: / search, Tab to walk, Enter to choose, + − 0 zoom, arrows move, f folds zones, Esc clears.",
  },
  zh: {
    search: "搜索 ( / )", plane: "连接依据", intent: "意图", effective: "有效网络",
    noEffective: "无法为目标平台编译，因此有效网络未知",
    lateral: "经由其他服务", labels: "标签", marks: "问题", undrawn: "未画出的连接",
    fold: "折叠区域", download: "SVG ↓", zoom: "缩放", out: "缩小", in: "放大", fit: "显示全部",
    details: "详情", diagram: "架构图", counts: "{0} 个区域 · {1} 个服务 · {2} 条连线",
    on: "在 {0} 上有效", findings: "问题", noFindings: "没有发现问题。", zones: "区域",
    undrawnLinks: "可以连接但没有画出",
    reaches: "可到达", reachedBy: "可被到达", nothing: "无", direct: "直接", via: "经由 {0}",
    choose: "再选一个服务即可查看路径：点击它，或在其上按回车键。",
    back: "反方向", clear: "清除", noPath: "没有路径。", toItself: "在 {0} 个区域中",
    drawn: "已画出：{0}", port: "画的是其他端口：{0}", reverse: "画的是相反方向：{0}",
    zone: "同一区域的邻居，网络 {0}", "co-tenant": "同在网络 {0} 上",
    egress: "网络 {0} 通向外部", published: "端口已发布：{0}",
    publishedNetwork: "网络 {0} 属于外部机器",
    "host-mode": "使用主机的网络", sandbox: "在同一个网络沙箱中", ports: "端口 {0}",
    apart: "被{0}隔开", related: "相关问题",
    selected: "{0}：可到达 {1} 个，可被 {2} 个到达", path: "从 {0} 到 {1}：{2}", way: "{0} 步连接", noWay: "没有路径",
    cleared: "已取消选择", folded: "{0} 已折叠", unfolded: "{0} 已展开",
    results: "找到 {0} 个", zonesOnly: "仅显示区域", everything: "显示全部内容",
    keys: "按键：/ 搜索，Tab 浏览，回车选择，+ − 0 缩放，方向键移动，f 折叠区域，Esc 清除。",
  },
};
const LANGUAGE = /^zh\b/i.test(navigator.language) ? "zh" : "en";

function say(key, ...parts) {
  return WORDS[LANGUAGE][key].replace(/\{(\d)\}/g, (_, at) => parts[at]);
}

function sayAll() {
  document.documentElement.lang = LANGUAGE === "zh" ? "zh-CN" : "en";
  for (const one of document.querySelectorAll("[data-say]")) one.textContent = say(one.dataset.say);
  for (const one of document.querySelectorAll("[data-named]"))
    one.setAttribute("aria-label", say(one.dataset.named));
  for (const one of document.querySelectorAll("[data-hint]")) {
    one.placeholder = say(one.dataset.hint);
    one.setAttribute("aria-label", say(one.dataset.hint));
  }
}
