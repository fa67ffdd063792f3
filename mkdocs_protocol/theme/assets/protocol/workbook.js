// Makes a workbook for a spreadsheet in the browser, of what the reader has chosen; nothing is sent anywhere.
// It is as plain as the site's own (mkdocs_protocol/publishing/workbook.py): text in every cell, so that clause 2.10
// stays 2.10 and nothing is taken for a formula.
//
//   protocolWorkbook.make(name, rows)   a Blob; each row is a list of cells, each { text, href }; the first says what it holds, the second has the heads
"use strict";
(() => {
  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const NS = "http://schemas.openxmlformats.org";
  const MAIN = `${NS}/spreadsheetml/2006/main`;
  const RELATIONS = `${NS}/officeDocument/2006/relationships`;
  const PACKAGE = `${NS}/package/2006`;
  const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g; // in XML

  const escaped = (text) => text.replace(FORBIDDEN, "\ufffd").replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const letters = (column) =>
    (column < 26 ? "" : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));
  const relations = (...inside) =>
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${inside.join("")}</Relationships>`;
  const relation = (id, type, target, mode = "") =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${escaped(target)}"${mode}/>`;

  function sheet(rows) {
    const links = [];
    const cell = ({ text, href }, row, column) => {
      const at = `${letters(column)}${row + 1}`;
      if (href) links.push({ at, href });
      return `<c r="${at}" s="${[3, 1][row] ?? 2}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
    };
    const lines = rows.map(
      (cells, row) => `<row r="${row + 1}">${cells.map((each, column) => cell(each, row, column)).join("")}</row>`,
    );
    const view =
      '<sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="2" topLeftCell="B3" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>';
    const columns = `<cols><col min="1" max="${rows[1].length}" width="38" customWidth="1"/></cols>`;
    const linked = links.map(({ at }, place) => `<hyperlink ref="${at}" r:id="l${place}"/>`).join("");
    return {
      xml: `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">${view}${columns}<sheetData>${lines.join("")}</sheetData>${linked && `<hyperlinks>${linked}</hyperlinks>`}</worksheet>`,
      links: relations(
        ...links.map(({ href }, place) => relation(`l${place}`, "hyperlink", href, ' TargetMode="External"')),
      ),
    };
  }

  const STYLES =
    `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
    [
      [0, 1],
      [1, 1],
      [0, 1],
      [1, 0],
    ]
      .map(
        ([font, wraps]) =>
          `<xf numFmtId="49" fontId="${font}" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="${wraps}"/></xf>`,
      )
      .join("")
      .replace(/^/, '<cellXfs count="4">')
      .concat(
        '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
      );

  function parts(name, rows) {
    const { xml, links } = sheet(rows);
    const type = (part, kind) =>
      `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
    return {
      "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${type("workbook", "sheet.main")}${type("worksheets/sheet1", "worksheet")}${type("styles", "styles")}</Types>`,
      "_rels/.rels": relations(relation("w", "officeDocument", "xl/workbook.xml")),
      "xl/workbook.xml": `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="s"/></sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": relations(
        relation("s", "worksheet", "worksheets/sheet1.xml"),
        relation("t", "styles", "styles.xml"),
      ),
      "xl/styles.xml": STYLES,
      "xl/worksheets/sheet1.xml": xml,
      "xl/worksheets/_rels/sheet1.xml.rels": links,
    };
  }

  function sum(bytes) {
    let crc = -1;
    for (const byte of bytes) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 && 0xedb88320);
    }
    return ~crc >>> 0;
  }

  // The fields of a file in a ZIP archive that stand before it and in the list at the end: stored as it is, 1 January 1980.
  function fields(bytes, name) {
    const made = new DataView(new ArrayBuffer(26));
    [20, 0x0800, 0, 0, 0x21].forEach((value, place) => made.setUint16(place * 2, value, true));
    [sum(bytes), bytes.length, bytes.length].forEach((value, place) => made.setUint32(10 + place * 4, value, true));
    made.setUint16(22, name.length, true);
    return made.buffer;
  }

  const numbers = (...given) => new Uint32Array(given).buffer; // every machine that has a browser is little-endian

  function zipped(files) {
    const [body, list] = [[], []];
    let at = 0;
    for (const [path, text] of Object.entries(files)) {
      const [name, bytes] = [path, text].map((each) => new TextEncoder().encode(each));
      const given = fields(bytes, name);
      list.push(
        numbers(0x02014b50).slice(0, 4),
        new Uint16Array([20]).buffer,
        given,
        new Uint8Array(10).buffer,
        numbers(at),
        name,
      );
      body.push(numbers(0x04034b50), given, name, bytes);
      at += 30 + name.length + bytes.length;
    }
    const size = list.reduce((all, each) => all + each.byteLength, 0);
    const count = Object.keys(files).length;
    return [
      ...body,
      ...list,
      numbers(0x06054b50, 0),
      new Uint16Array([count, count]).buffer,
      numbers(size, at),
      new Uint16Array([0]).buffer,
    ];
  }

  const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  window.protocolWorkbook = { make: (name, rows) => new Blob(zipped(parts(name, rows)), { type: TYPE }) };
})();
