"""The tables of the warehouse: the one place that says which there are and what each column means.

The Arrow schemas, the DDL, the column comments, the data dictionary and the schema of the Parquet exports are all made from `TABLES`.
"""

from __future__ import annotations

import pyarrow as pa

from flows.load.table import COUNT, DAY, MOMENT, NUMBER, SPANS, TEXT, WORDS, Column, Table

PAGE_ID = Column("page_id", TEXT, "Page", "版面编号")
ARTICLE_ID = Column("article_id", TEXT, "Article", "稿件编号")
PARAGRAPH_NO = Column("paragraph_no", COUNT, "Paragraph of the article, from 1", "段落序号（从1起）")
START = Column("start", COUNT, "First character in the paragraph's text, from 0", "在段落中的起始位置（从0起）", unit="characters")
END = Column("end", COUNT, "Behind the last character", "在段落中的结束位置（不含）", unit="characters")
SURFACE = Column("surface", TEXT, "The words as they stand in the text", "原文字样")
PLACED = (PARAGRAPH_NO, START, END, SURFACE)

PAGES = Table(
    "pages",
    "page",
    ("page_id",),
    "Printed pages",
    "报纸版面",
    (
        Column(
            "page_id", TEXT, "Key: paper-yyyymmdd-number, or page- and the content's hash where these are not known", "主键：报名-日期-版次"
        ),
        Column("paper", TEXT, "Name of the paper", "报名", nullable=True),
        Column("issue_date", DAY, "Day of issue", "出版日期", nullable=True),
        Column("weekday", TEXT, "Weekday as printed", "星期（按版面所印）", nullable=True),
        Column(
            "block", TEXT, "Letter of the paper's block printed before the page number (A in A02), empty where there is none", "版叠字母"
        ),
        Column("page_no", COUNT, "Number of the page", "版次", nullable=True),
        Column("section", TEXT, "Name of the section as printed", "版名", nullable=True),
        Column("source_path", TEXT, "The file that the page was read from", "来源文件"),
        Column("source_format", TEXT, "What the file was, with its encoding", "来源格式与编码"),
        Column("source_sha256", TEXT, "SHA-256 of the page's bytes in the file", "来源内容的 SHA-256"),
        Column("char_count", COUNT, "Characters of the cleaned text that are not white space", "字符数（不计空白）", unit="characters"),
        Column("line_count", COUNT, "Lines that are not blank", "非空行数", unit="lines"),
        Column(
            "damaged_count",
            COUNT,
            "Characters that the file lost (U+FFFD) or that only a private font shows",
            "缺损字符数",
            unit="characters",
        ),
        Column("run_id", TEXT, "Run that loaded the page", "装载批次", of_the_run=True),
        Column("loaded_at", MOMENT, "When it was loaded", "装载时间", of_the_run=True),
    ),
)

REGIONS = Table(
    "regions",
    "page",
    ("page_id", "region_no"),
    "Regions of a page: every line that is not blank is in exactly one",
    "版面区域：每个非空行恰属一个区域",
    (
        PAGE_ID,
        Column("region_no", COUNT, "Number of the region on the page, from 1, from top to bottom", "区域序号"),
        Column("first_line", COUNT, "First line in the source, from 1", "首行行号（从1起）"),
        Column("last_line", COUNT, "Last line, inclusive", "末行行号（含）"),
        Column("kind", TEXT, "What the lines are: body, headline, caption, running_head …", "区域类型"),
        Column("article_id", TEXT, "Article that the lines belong to", "所属稿件", nullable=True),
        Column("char_count", COUNT, "Characters that are not white space", "字符数（不计空白）", unit="characters"),
    ),
)

ARTICLES = Table(
    "articles",
    "page",
    ("article_id",),
    "Articles, or the parts of them that stand on a page",
    "稿件（或其在本版的部分）",
    (
        Column("article_id", TEXT, "Key: page_id and ordinal", "主键：版面编号-序号"),
        PAGE_ID,
        Column("ordinal", COUNT, "Order on the page, by position of the body, from 1", "版内序号"),
        Column("genre", TEXT, "news, feature, photo, brief, commentary or notice", "体裁"),
        Column("kicker", TEXT, "Line above the headline", "引题", nullable=True),
        Column("headline", TEXT, "Headline", "主题", nullable=True),
        Column("subtitle", TEXT, "Line below the headline", "副题", nullable=True),
        Column("subheads", WORDS, "Subheads, in order", "小标题"),
        Column("byline", TEXT, "Byline as printed", "署名（按原文）", nullable=True),
        Column("dateline", TEXT, "Dateline as printed (本报讯, 新华社北京…电)", "电头", nullable=True),
        Column("body", TEXT, "Paragraphs, subheads and captions, joined by a line feed", "正文（段落以换行分隔）"),
        Column("char_count", COUNT, "Characters of the body that are not white space", "正文字符数（不计空白）", unit="characters"),
        Column("paragraph_count", COUNT, "Paragraphs, subheads and captions with them", "段落数"),
        Column("sentence_count", COUNT, "Sentences of the paragraphs", "句数"),
        Column("continued_from", COUNT, "Page that the beginning stands on", "上接版次", nullable=True),
        Column("continues_on", COUNT, "Page that the story goes on", "下转版次", nullable=True),
        Column("story_id", TEXT, "The same for all parts of a story: the article_id of its first part", "同一报道各部分共用的编号"),
        Column("story_headline", TEXT, "Headline of the first part of the story", "报道首篇的主题", nullable=True),
        Column("headline_confidence", pa.float64(), "How sure it is that the headline is this article's", "标题归属的可信度", True, "0..1"),
        Column("headline_evidence", TEXT, "What tied the headline to the body", "标题归属的依据", nullable=True),
        Column("event_from", DAY, "First day of the event that is reported, where its opening names one", "所报事件之始", nullable=True),
        Column("event_to", DAY, "Last day of the event", "所报事件之终", nullable=True),
        Column(
            "about",
            TEXT,
            "Code of the country, province, city or county that the article is about; see places",
            "报道地区代码",
            nullable=True,
        ),
    ),
)

PARAGRAPHS = Table(
    "paragraphs",
    "page",
    ("article_id", "paragraph_no"),
    "Paragraphs as the paper printed them, unwrapped",
    "段落（已还原折行）",
    (
        ARTICLE_ID,
        PARAGRAPH_NO,
        Column("kind", TEXT, "body, subhead or caption", "段落类型"),
        Column("text", TEXT, "Text", "文字"),
        Column("spans", SPANS, "Where each stretch of the text stands in the source file", "各段文字在来源文件中的位置", unit="characters"),
    ),
)

CREDITS = Table(
    "credits",
    "page",
    ("page_id", "credit_no"),
    "People named for work on a page or an article",
    "署名人员：记者、通讯员、摄影、编辑等",
    (
        PAGE_ID,
        Column("article_id", TEXT, "Article; empty for the editors of the page", "稿件编号（版面编辑为空）", nullable=True),
        Column("credit_no", COUNT, "Number on the page, from 1", "版内序号"),
        Column("name", TEXT, "Name", "姓名"),
        Column("role", TEXT, "Role as printed: 记者, 通讯员, 摄, 责编 …", "身份（按原文）"),
        Column("organisation", TEXT, "Whom the person works for, where it is said", "所属机构", nullable=True),
    ),
)

MENTIONS = Table(
    "mentions",
    "page",
    ("article_id", "mention_no"),
    "Names in the text; mentions of an article do not overlap",
    "文中提到的人、机构、地点、作品、项目",
    (
        ARTICLE_ID,
        Column("mention_no", COUNT, "Number in the article, from 1, in the order of the text", "稿内序号"),
        *PLACED,
        Column("kind", TEXT, "person, organisation, place, work or programme", "类型"),
        Column("name", TEXT, "The full name within the article", "稿内全称"),
        Column("title", TEXT, "Title of a person as printed beside this mention", "职务（按原文）", nullable=True),
        Column("affiliation", TEXT, "Organisation or place that the title belongs to, as printed", "所属单位（按原文）", nullable=True),
        Column(
            "adcode",
            TEXT,
            "Code of a place; of a place without its own, that of what it lies in; see places",
            "行政区划代码",
            nullable=True,
        ),
        Column("entity_id", TEXT, "Key of the person, body, place, work or programme across articles", "实体编号（跨稿件）"),
    ),
)

QUOTES = Table(
    "quotes",
    "page",
    ("article_id", "quote_no"),
    "Direct speech; a speech over several paragraphs is one quote a paragraph",
    "直接引语",
    (
        ARTICLE_ID,
        Column("quote_no", COUNT, "Number in the article, from 1", "稿内序号"),
        PARAGRAPH_NO,
        START,
        END,
        Column("text", TEXT, "The words, quotation marks included", "引语（含引号）"),
        Column("speaker", TEXT, "Who speaks", "说话人", nullable=True),
        Column("speaker_title", TEXT, "The speaker's title", "说话人职务", nullable=True),
        Column("cue", TEXT, "The verb that introduces the speech", "引述动词", nullable=True),
    ),
)

FIGURES = Table(
    "figures",
    "page",
    ("article_id", "figure_no"),
    "Quantities that the article reports",
    "文中报道的数量",
    (
        ARTICLE_ID,
        Column("figure_no", COUNT, "Number in the article, from 1", "稿内序号"),
        *PLACED,
        Column(
            "value", NUMBER, "The number in `unit`, scale words multiplied out; empty for a range", "数值（已乘出万、亿）", nullable=True
        ),
        Column("low", NUMBER, "What the text says it is at least", "下限", nullable=True),
        Column("high", NUMBER, "What the text says it is at most", "上限", nullable=True),
        Column("unit", TEXT, "Unit as printed, without scale words", "单位"),
        Column("unit_code", TEXT, "ISO 4217, UCUM, % , [pp] or {unit}", "单位代码"),
        Column("dimension", TEXT, "money, count, per_cent, percentage_point, length …", "量纲"),
        Column(
            "modifier",
            TEXT,
            "exact, over, nearly, about, at_least, at_most; unreadable if too large to be held",
            "约数类型",
        ),
        Column("measure", TEXT, "The property that was measured", "指标", nullable=True),
        Column("subject", TEXT, "What it was measured of, or what was counted", "对象", nullable=True),
        Column("rate_per", TEXT, "What it is counted by", "每……", nullable=True),
        Column("role", TEXT, "level, change, baseline or target", "角色：水平、变化、基期、目标"),
        Column("direction", TEXT, "up or down", "升降", nullable=True),
        Column("basis", TEXT, "Compared with what: 同比, 环比, 从…到…", "比较基准", nullable=True),
        Column("statement_no", COUNT, "Figures of one statement share it", "陈述序号"),
        Column("period_start", DAY, "First day that the figure speaks of", "所指时期之始", nullable=True),
        Column("period_end", DAY, "Last day", "所指时期之终", nullable=True),
        Column(
            "ambiguity", TEXT, "points_or_per_cent: a change in % of a rate, which may mean points", "歧义：率的升降用%者，或指百分点", True
        ),
    ),
)

NUMERALS = Table(
    "numerals",
    "page",
    ("article_id", "numeral_no"),
    "Every numeral of the text, once, with what it was taken for",
    "文中每个数字及其归类",
    (
        ARTICLE_ID,
        Column("numeral_no", COUNT, "Number in the article, from 1", "稿内序号"),
        *PLACED,
        Column("class", TEXT, "figure, time, ordinal, name, telephone, page, idiom or indefinite", "归类"),
        Column("figure_no", COUNT, "The figure that it is part of", "所属数量", nullable=True),
        Column("time_no", COUNT, "The time that it is part of", "所属时间", nullable=True),
    ),
)

TIMES = Table(
    "times",
    "page",
    ("article_id", "time_no"),
    "Times that the text names, resolved against the day of issue",
    "文中的时间（按出版日期推定）",
    (
        ARTICLE_ID,
        Column("time_no", COUNT, "Number in the article, from 1", "稿内序号"),
        *PLACED,
        Column("kind", TEXT, "point, range, duration or recurring", "类型"),
        Column("from_date", DAY, "First day", "起始日", nullable=True),
        Column("to_date", DAY, "Last day", "终止日", nullable=True),
        Column("granularity", TEXT, "day, week, month_part, month, quarter, half_year, year …", "粒度"),
    ),
)

ARTICLE_TOPICS = Table(
    "article_topics",
    "page",
    ("article_id", "topic_id"),
    "Topics of an article",
    "稿件主题",
    (
        ARTICLE_ID,
        Column("topic_id", TEXT, "Topic; see topics", "主题编号"),
        Column("score", pa.float64(), "How strongly the article speaks of it", "强度", unit="0..1"),
        Column("evidence", WORDS, "The words that decided", "依据词"),
    ),
)

PLACES = Table(
    "places",
    "reference",
    ("adcode",),
    "Countries, and the divisions of China down to street and town",
    "国家与行政区划",
    (
        Column("adcode", TEXT, "ISO 3166 alpha-2, or the six- or nine-digit code of the division", "代码"),
        Column("name", TEXT, "Name", "名称"),
        Column("level", TEXT, "country, province, city, county or street", "级别"),
        Column("parent", TEXT, "Code of the division above", "上级代码", nullable=True),
        Column("former", pa.bool_(), "Whether it is no more", "是否已撤销"),
        Column("longitude", pa.float64(), "Longitude where known", "经度", True, "degrees east"),
        Column("latitude", pa.float64(), "Latitude where known", "纬度", True, "degrees north"),
    ),
)

UNITS = Table(
    "units",
    "reference",
    ("unit",),
    "Units of figures",
    "计量单位",
    (
        Column("unit", TEXT, "Unit as printed", "单位"),
        Column("unit_code", TEXT, "ISO 4217, UCUM, %, [pp] or {unit}", "单位代码"),
        Column("dimension", TEXT, "What it measures", "量纲"),
        Column("english", TEXT, "English name", "英文名"),
    ),
)

TOPICS = Table(
    "topics",
    "reference",
    ("topic_id",),
    "Topics, in two levels",
    "主题分类（两级）",
    (
        Column("topic_id", TEXT, "Key", "主题编号"),
        Column("parent_id", TEXT, "Heading that the topic stands under", "上级主题", nullable=True),
        Column("name", TEXT, "Chinese name", "中文名"),
        Column("english", TEXT, "English name", "英文名"),
        Column("iptc", TEXT, "IPTC Media Topic that fits, as medtop:NNNNNNNN", "国际新闻电信理事会主题代码", nullable=True),
    ),
)

RUNS = Table(
    "runs",
    "operation",
    ("run_id",),
    "Runs: what came in, and with which version",
    "运行记录",
    (
        Column("run_id", TEXT, "Key: the moment of its start, and four letters of chance", "运行编号"),
        Column("started_at", MOMENT, "Start", "开始时间"),
        Column("finished_at", MOMENT, "End; empty while it runs, or where it was cut off", "结束时间", nullable=True),
        Column("status", TEXT, "running, done or failed", "状态"),
        Column("pages_read", COUNT, "Pages that were read", "读入版数"),
        Column("pages_loaded", COUNT, "Pages that were new or corrected", "新装载版数"),
        Column("pages_unchanged", COUNT, "Pages that were in the warehouse already", "未变版数"),
        Column("pages_rejected", COUNT, "Files that could not be taken in", "拒收数"),
        Column("articles_loaded", COUNT, "Articles of the pages that were loaded", "新装载稿件数"),
        Column("code_version", TEXT, "Version of Yaowen", "程序版本"),
        Column("settings", TEXT, "Settings of the run and hash of the dictionaries, as JSON", "设置与词典版本（JSON）"),
    ),
)

REJECTS = Table(
    "rejects",
    "operation",
    ("run_id", "source_path", "step"),
    "Files that could not be taken in, with the reason and what mends it",
    "拒收记录",
    (
        Column("run_id", TEXT, "Run", "运行编号"),
        Column("source_path", TEXT, "The file", "来源文件"),
        Column("source_sha256", TEXT, "SHA-256 of its content, where it could be read", "内容的 SHA-256", nullable=True),
        Column("step", TEXT, "Step that refused it", "环节"),
        Column("reason", TEXT, "Why, in one word: empty, binary, unreadable …", "原因"),
        Column("detail", TEXT, "What was found, and what mends it", "详情与补救办法"),
    ),
)

SOURCES = Table(
    "sources",
    "operation",
    ("source_path",),
    "Files that were taken from an inbox: what has not been written since is not taken again",
    "已从收件目录取走的文件：未再修改者不重复读取",
    (
        Column("source_path", TEXT, "The file, whole path", "来源文件（完整路径）"),
        Column("size", pa.int64(), "Size when it was taken", "大小", unit="bytes"),
        Column("modified_ns", pa.int64(), "When it was last written, since 1970", "修改时间", unit="nanoseconds"),
        Column("run_id", TEXT, "Run that took it", "运行编号"),
    ),
)

TABLES = (
    PAGES,
    REGIONS,
    ARTICLES,
    PARAGRAPHS,
    CREDITS,
    MENTIONS,
    QUOTES,
    FIGURES,
    NUMERALS,
    TIMES,
    ARTICLE_TOPICS,
    PLACES,
    UNITS,
    TOPICS,
    RUNS,
    REJECTS,
    SOURCES,
)
BY_NAME = {table.name: table for table in TABLES}
