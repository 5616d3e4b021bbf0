import { describe, expect, it } from 'vitest';
import * as percent from '@/lib/shared/percent';

describe('the figures of the sources come out', () => {
  it('N1: 452,800 of 400,000 万元 is 113.2 %', () => {
    expect(percent.percentOf('452800', '400000')).toBe('113.2');
    expect(percent.impliedWhole('45.3', '113.2', { places: 3 })?.value).toBe('40.018');
  });

  it('N1: figures that were rounded first fall into the trap, and the declared mode decides', () => {
    expect(percent.percentOf('45.3', '40')).toBe('113.3');
    expect(percent.percentOf('45.3', '40', { rounding: 'half-even' })).toBe('113.2');
    expect(percent.percentOf('45.3', '40', { rounding: 'down' })).toBe('113.2');
    expect(percent.percentOf('45.3', '40', { places: 2 })).toBe('113.25');
  });

  it('N2: 174.5 is 27.8 % more than 136.54', () => {
    expect(percent.growthPercent('174.5', '136.54')).toBe('27.8');
    expect(percent.impliedWhole('174.5', '127.8', { partRounded: true })).toEqual({
      value: '136.54',
      low: '136.45',
      high: '136.63',
    });
  });

  it('N3: “about three tenths” is 25.96 %', () => {
    expect(percent.percentOf('45.3', '174.5', { places: 2 })).toBe('25.96');
  });

  it('N4: 12 of 5 is 240 %', () => {
    expect(percent.percentOf('12', '5', { places: 0 })).toBe('240');
  });

  it('N5: 40 of 229 not fulfilled, 189 fulfilled', () => {
    expect(percent.percentOf('40', '229', { places: 2 })).toBe('17.47');
    expect(percent.percentOf('189', '229', { places: 2 })).toBe('82.53');
  });

  it('N7: 225 of 398', () => {
    expect(percent.percentOf('225', '398', { places: 2 })).toBe('56.53');
  });

  it('N10: 115.96 is 56 % of a task between 205.24 and 208.94', () => {
    expect(percent.impliedWhole('115.96', '56')).toEqual({ value: '207.07', low: '205.24', high: '208.94' });
  });

  it('N11: 92.99 is 56 % of a task between 164.58 and 167.55, and 80.19 % of 115.96', () => {
    expect(percent.impliedWhole('92.99', '56')).toMatchObject({ low: '164.58', high: '167.55' });
    expect(percent.percentOf('92.99', '115.96', { places: 2 })).toBe('80.19');
  });

  it('N12: five months are 41.67 %, 56 % is 14.33 points ahead; ten months against 113.2 % are 29.87 ahead', () => {
    expect(percent.scheduledPercent(5, { places: 2 })).toBe('41.67');
    expect(percent.aheadOfSchedule('56', '100', 5, { places: 2 })).toBe('14.33');
    expect(percent.aheadOfSchedule('452800', '400000', 10, { places: 2 })).toBe('29.87');
  });

  it('N13: 58 signings of 126 trips, 24 of them contracts, 35.39 亿元', () => {
    expect(percent.ratioOf('58', '126')).toBe('0.46');
    expect(percent.percentOf('24', '58', { places: 2 })).toBe('41.38');
    expect(percent.ratioOf('35.39', '24', 3)).toBe('1.475');
    expect(percent.ratioOf('35.39', '58', 3)).toBe('0.610');
  });
});

describe('a percentage', () => {
  it('over nothing does not exist', () => {
    expect(percent.percentOf('5', '0')).toBeNull();
    expect(percent.growthPercent('5', '0')).toBeNull();
    expect(percent.growthPercent('5', '-1')).toBeNull();
    expect(percent.ratioOf('1', '0')).toBeNull();
    expect(percent.aheadOfSchedule('1', '0', 5)).toBeNull();
    expect(percent.impliedWhole('1', '0')).toBeNull();
  });

  it('is never minus zero', () => {
    expect(percent.percentOf('-0.0001', '100')).toBe('0.0');
    expect(percent.growthPercent('100', '100')).toBe('0.0');
  });

  it('falls as well as grows, and points are a difference', () => {
    expect(percent.growthPercent('90', '100')).toBe('-10.0');
    expect(percent.percentagePoints('56', '41.67', { places: 2 })).toBe('14.33');
  });

  it('knows twelve months', () => {
    expect(() => percent.scheduledPercent(0)).toThrow(RangeError);
    expect(() => percent.aheadOfSchedule('1', '1', 13)).toThrow(RangeError);
  });
});
